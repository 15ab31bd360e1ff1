import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useDeed } from '../gql/query.ts'
import { documentKey } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { CheckGroup } from '../ui/check-group.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextArea } from '../ui/field.tsx'
import { accepted, problemsOf, type Refusal } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { say } from '../ui/toast.tsx'
import type { Application, Step } from './application.ts'
import { AskApplicant, shortestReason } from './desk.ts'
import { steps } from './standing.ts'

/** The steps that a registry can send back: what the register and the bank say is not the applicant's to do again. */
const redoable: Step[] = ['SUBMIT_FORM_AND_BUSINESS_REGISTRATION', 'SIGN_AND_STAMP_AGREEMENT']

interface Values {
  /** The decision beside this form has a reason too: two fields of one page need two names. */
  asked: string
  redo: string[]
  documentIds: string[]
}

/** Asks the applicant for more, which stops the clock: in words, and by sending back steps and papers. */
export function AskForm({ on }: { on: Application }) {
  const text = useText()
  const client = useQueryClient()
  const ask = useDeed(AskApplicant)
  const form = useForm<Values>({ defaultValues: { asked: '', redo: [], documentIds: [] }, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const papers = on.documents.filter(({ uploadedAt, state }) => uploadedAt !== null && state !== 'REJECTED')
  const send = form.handleSubmit(async ({ asked, redo, documentIds }) => {
    const input = { applicationId: on.id, reason: asked.trim(), redo: redoable.filter((step) => redo.includes(step)), documentIds }
    const answer = await ask.mutateAsync({ input }).catch(() => undefined)
    if (!answer || !accepted(form, answer.askPartnerApplicant.userErrors.map(toAsked))) return
    form.reset()
    await client.invalidateQueries()
    say(text('ask.done'))
  })
  return (
    <form noValidate className={css.form} onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {ask.isError && <FaultNotice error={ask.error} />}
      <TextArea
        {...form.register('asked', { validate: (typed) => typed.trim().length >= shortestReason || text('ask.reasonMissing') })}
        label={text('ask.reason')}
        hint={text('ask.reasonHint')}
        error={errors.asked?.message}
        rows={4}
        maxLength={2000}
      />
      <CheckGroup {...form.register('redo')} legend={text('ask.redo')} hint={text('ask.redoHint')} options={redoable.map((step) => ({ value: step, label: text(steps[step].title) }))} />
      {papers.length > 0 && (
        <CheckGroup
          {...form.register('documentIds')}
          legend={text('ask.papers')}
          error={errors.documentIds?.message}
          options={papers.map(({ id, kind, filename }) => ({ value: id, label: `${text(documentKey(kind))} (${filename})` }))}
        />
      )}
      <div>
        <Button type="submit" busy={form.formState.isSubmitting}>
          {text('ask.verb')}
        </Button>
      </div>
    </form>
  )
}

function toAsked(refusal: Refusal): Refusal {
  return refusal.field?.[0] === 'reason' ? { ...refusal, field: ['asked'] } : refusal
}
