import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextArea } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import form from '../ui/form.module.css'
import { Section } from '../ui/page.tsx'
import { say } from '../ui/toast.tsx'
import { AnswerApplication, joiningKey, questionOf, type Application } from './application.ts'
import css from './joining.module.css'
import { Questions } from './questions.tsx'

/** What the registry asked and what was answered; while the last question is open, the place to answer it. */
export function Correspondence({ of }: { of: Application }) {
  const text = useText()
  const open = questionOf(of)
  return (
    <Section title={text(open ? 'join.askedTitle' : 'join.answeredTitle')} lead={open ? text('join.askedLead') : undefined}>
      <Questions of={of} />
      {open && (
        <div className={css.answer}>
          <AnswerForm />
        </div>
      )}
    </Section>
  )
}

function AnswerForm() {
  const text = useText()
  const client = useQueryClient()
  const deed = useDeed(AnswerApplication)
  const fields = useForm({ defaultValues: { answer: '' }, shouldFocusError: false })
  const { errors, submitCount } = fields.formState
  const submit = fields.handleSubmit(async ({ answer }) => {
    const told = await deed.mutateAsync({ input: { answer: answer.trim() } }).catch(() => undefined)
    if (!told || !accepted(fields, told.answerPartnerApplication.userErrors)) return
    await client.invalidateQueries({ queryKey: joiningKey })
    say(text('join.answered'))
  })
  return (
    <form noValidate className={form.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {deed.isError && <FaultNotice error={deed.error} />}
      <TextArea {...fields.register('answer', { validate: (typed) => typed.trim() !== '' || text('join.answerMissing') })} label={text('join.answer')} hint={text('join.answerHint')} error={errors.answer?.message} rows={4} maxLength={2000} />
      <div>
        <Button type="submit" look="primary" busy={fields.formState.isSubmitting}>
          {text('join.sendAnswer')}
        </Button>
      </div>
    </form>
  )
}
