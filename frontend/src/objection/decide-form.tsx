import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { CheckField, SelectField, TextArea } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { say } from '../ui/toast.tsx'
import { DecideObjection } from './deeds.ts'
import type { Objection } from './objection.ts'

/** The final decision. It is asked once more, for nobody can take it back. */
export function DecideForm({ on }: { on: Objection }) {
  const text = useText()
  const client = useQueryClient()
  const decide = useDeed(DecideObjection)
  const [open, setOpen] = useState(false)
  const form = useForm({ defaultValues: { outcome: '', reason: '', cancellationRequired: false }, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const outcome = useWatch({ control: form.control, name: 'outcome' })
  const upheld = outcome === 'UPHELD'
  const send = async () => {
    const { reason, cancellationRequired } = form.getValues()
    const input = { objectionId: on.id, outcome: upheld ? ('UPHELD' as const) : ('DISMISSED' as const), reason: reason.trim(), cancellationRequired: upheld && cancellationRequired }
    const answer = await decide.mutateAsync({ input }).catch(() => undefined)
    setOpen(false)
    if (!answer || !accepted(form, answer.decideObjection.userErrors)) return
    await client.invalidateQueries()
    say(text('decide.done', { name: on.set.name }))
  }
  return (
    <form noValidate className={css.form} onSubmit={(event) => void form.handleSubmit(() => setOpen(true))(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {decide.isError && <FaultNotice error={decide.error} />}
      <SelectField {...form.register('outcome', { required: text('decide.outcomeMissing') })} label={text('objection.outcome')} error={errors.outcome?.message}>
        <option value="">{text('decide.choose')}</option>
        <option value="UPHELD">{text('decide.uphold')}</option>
        <option value="DISMISSED">{text('decide.dismiss')}</option>
      </SelectField>
      {upheld && <CheckField {...form.register('cancellationRequired')} label={text('decide.cancel')} hint={text('decide.cancelHint')} error={errors.cancellationRequired?.message} />}
      <TextArea {...form.register('reason', { validate: (typed) => typed.trim().length >= 20 || text('decide.reasonMissing') })} label={text('objection.reasons')} hint={text('decide.reasonHint')} error={errors.reason?.message} maxLength={5000} />
      <div>
        <Button type="submit" look="primary" busy={decide.isPending}>
          {text('decide.verb')}
        </Button>
      </div>
      <Confirm title={text('decide.verb')} open={open} verb={text('decide.verb')} busy={decide.isPending} onConfirm={() => void send()} onClose={() => setOpen(false)}>
        <p>{text('decide.sure')}</p>
      </Confirm>
    </form>
  )
}
