import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { say } from '../ui/toast.tsx'
import { DeclareConflict } from './deeds.ts'
import type { Objection } from './objection.ts'

/** A member with a conflict of interest says so and has no further part in the case. */
export function ConflictForm({ on }: { on: Objection }) {
  const text = useText()
  const client = useQueryClient()
  const declare = useDeed(DeclareConflict)
  const form = useForm({ defaultValues: { conflict: '' }, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const send = form.handleSubmit(async ({ conflict }) => {
    const answer = await declare.mutateAsync({ input: { objectionId: on.id, conflict: conflict.trim() } }).catch(() => undefined)
    if (!answer || !accepted(form, answer.declareConflict.userErrors)) return
    await client.invalidateQueries()
    say(text('conflict.done'))
  })
  return (
    <form noValidate className={css.form} onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {declare.isError && <FaultNotice error={declare.error} />}
      <TextField {...form.register('conflict', { validate: (typed) => typed.trim() !== '' || text('conflict.missing') })} label={text('conflict.what')} hint={text('conflict.hint')} error={errors.conflict?.message} autoComplete="off" />
      <div>
        <Button type="submit" look="danger" busy={declare.isPending}>
          {text('conflict.verb')}
        </Button>
      </div>
    </form>
  )
}
