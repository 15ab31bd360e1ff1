import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useKeyFor } from '../gql/attempt.ts'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextArea } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { Segments } from '../ui/segments.tsx'
import { say } from '../ui/toast.tsx'
import type { Application } from './application.ts'
import { DecideApplication, shortestReason } from './desk.ts'

const outcomes = ['APPROVED', 'REJECTED'] as const
type Outcome = (typeof outcomes)[number]

/** The decision, with its reason. It is asked once more, with all that follows from it, for nobody can take it back. */
export function JudgeForm({ on }: { on: Application }) {
  const text = useText()
  const client = useQueryClient()
  const keyFor = useKeyFor()
  const decide = useDeed(DecideApplication)
  const [open, setOpen] = useState(false)
  const ready = on.status === 'UNDER_REVIEW'
  const form = useForm<{ outcome: Outcome; reason: string }>({ defaultValues: { outcome: ready ? 'APPROVED' : 'REJECTED', reason: '' }, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const outcome = useWatch({ control: form.control, name: 'outcome' })
  const company = on.companyName
  const send = async () => {
    const input = { applicationId: on.id, outcome, reason: form.getValues('reason').trim() }
    const answer = await decide.mutateAsync({ input: { ...input, idempotencyKey: keyFor(input) } }).catch(() => undefined)
    setOpen(false)
    if (!answer || !accepted(form, answer.decidePartnerApplication.userErrors)) return
    await client.invalidateQueries()
    say(text(`judge.done.${outcome}`, { company }))
  }
  return (
    <form noValidate className={css.form} onSubmit={(event) => void form.handleSubmit(() => setOpen(true))(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {decide.isError && <FaultNotice error={decide.error} />}
      {!ready && <p>{text('judge.notYet')}</p>}
      {ready && (
        <Segments legend={text('judge.outcome')} options={outcomes.map((value) => ({ value, label: text(`judge.${value}`) }))} value={outcome} onChange={(value) => form.setValue('outcome', value)} />
      )}
      <TextArea
        {...form.register('reason', { validate: (typed) => typed.trim().length >= shortestReason || text('judge.reasonMissing') })}
        label={text('judge.reason')}
        hint={text('ask.reasonHint')}
        error={errors.reason?.message}
        rows={4}
        maxLength={2000}
      />
      <div>
        <Button type="submit" look={outcome === 'APPROVED' ? 'primary' : 'danger'} busy={decide.isPending}>
          {text(`judge.verb.${outcome}`, { company })}
        </Button>
      </div>
      <Confirm
        title={text(`judge.verb.${outcome}`, { company })}
        open={open}
        verb={text(`judge.verb.${outcome}`, { company })}
        look={outcome === 'APPROVED' ? 'primary' : 'danger'}
        busy={decide.isPending}
        onConfirm={() => void send()}
        onClose={() => setOpen(false)}
      >
        <p>{text(`judge.sure.${outcome}`, { policy: on.fee.refundPolicy })}</p>
      </Confirm>
    </form>
  )
}
