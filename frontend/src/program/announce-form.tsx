import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { fromInput } from '../clock/hong-kong.ts'
import { graphql } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { say } from '../ui/toast.tsx'
import { blank, inputOf, kinds, mayWait, needsInstant, type NoticeValues } from './announce-values.ts'
import { LanguageFields } from './announce-fields.tsx'

const AnnounceProgram = graphql(`
  mutation AnnounceProgram($input: AnnounceProgramInput!) {
    announceProgram(input: $input) {
      announcement { id title }
      userErrors { code field message }
    }
  }
`)

/** A notice being written in three languages. It is asked once more, for what is published stays. */
export function AnnounceForm() {
  const text = useText()
  const client = useQueryClient()
  const announce = useDeed(AnnounceProgram)
  const [open, setOpen] = useState(false)
  const form = useForm<NoticeValues>({ defaultValues: blank, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const [kind, title] = useWatch({ control: form.control, name: ['kind', 'title'] })
  const verb = text(kind === 'suspend' ? 'announce.publishSuspend' : 'announce.publish')
  const send = async () => {
    const answer = await announce.mutateAsync({ input: inputOf(form.getValues()) }).catch(() => undefined)
    setOpen(false)
    if (!answer || !accepted(form, answer.announceProgram.userErrors)) return
    form.reset()
    await client.invalidateQueries()
    say(text('announce.done', { title }))
  }
  const judgeInstant = (typed: string) => (typed === '' && !needsInstant(kind)) || fromInput(typed) !== undefined || text('announce.effectiveMissing')
  return (
    <form noValidate className={css.form} onSubmit={(event) => void form.handleSubmit(() => setOpen(true))(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {announce.isError && <FaultNotice error={announce.error} />}
      <SelectField {...form.register('kind')} label={text('announce.kind')} error={errors.kind?.message}>
        {kinds.map((value) => (
          <option key={value} value={value}>
            {text(`announce.kind.${value}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        {...form.register('effectiveAt', { validate: judgeInstant })}
        type="datetime-local"
        label={text('announce.effectiveAt')}
        hint={text(needsInstant(kind) ? 'announce.effectiveHint' : 'announce.effectiveOptional')}
        error={errors.effectiveAt?.message}
      />
      {mayWait(kind) && (
        <TextField
          {...form.register('publicFrom', { validate: (typed) => typed === '' || fromInput(typed) !== undefined || text('announce.effectiveMissing') })}
          type="datetime-local"
          label={text('announce.publicFrom')}
          hint={text('announce.publicFromHint')}
          error={errors.publicFrom?.message}
        />
      )}
      <LanguageFields form={form} />
      <div>
        <Button type="submit" look="primary" busy={announce.isPending}>
          {verb}
        </Button>
      </div>
      <Confirm title={verb} open={open} verb={verb} look="primary" busy={announce.isPending} onConfirm={() => void send()} onClose={() => setOpen(false)}>
        <p>{text('announce.sure')}</p>
      </Confirm>
    </form>
  )
}
