import { useForm } from 'react-hook-form'
import { useLocation } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { CheckField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import form from '../ui/form.module.css'
import { Section } from '../ui/page.tsx'
import { say } from '../ui/toast.tsx'
import { currentOf, type Application, type ProgramDocument } from './application.ts'
import { DocumentCard } from './document-facts.tsx'
import css from './joining.module.css'
import { OwnStep } from './own.tsx'
import { AcceptedFacts } from './record.tsx'
import { useSave } from './use-save.ts'

/** Step 1: the two documents, and the version of each that was accepted. */
export function TermsPage() {
  const now = useNow()
  return (
    <OwnStep step="REVIEW_TERMS">
      {({ application, program, item }) => {
        const terms = currentOf(program.documents, 'TERMS_AND_CONDITIONS', now)
        const procedures = currentOf(program.documents, 'PROCEDURES', now)
        if (!terms || !procedures) return null
        return (
          <>
            <div className={css.documents}>
              <DocumentCard of={terms} />
              <DocumentCard of={procedures} />
            </div>
            {item.done ? <Accepted of={application} /> : <Accept terms={terms} procedures={procedures} />}
          </>
        )
      }}
    </OwnStep>
  )
}

function Accept({ terms, procedures }: { terms: ProgramDocument; procedures: ProgramDocument }) {
  const text = useText()
  const [, go] = useLocation()
  const { save, deed } = useSave()
  const fields = useForm({ defaultValues: { termsVersion: false, proceduresVersion: false }, shouldFocusError: false })
  const { errors, submitCount } = fields.formState
  const submit = fields.handleSubmit(async () => {
    const refusals = await save({ termsVersion: terms.version, proceduresVersion: procedures.version })
    if (!refusals || !accepted(fields, refusals)) return
    say(text('join.termsSaved'))
    go(paths.join())
  })
  return (
    <form noValidate className={form.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {deed.isError && <FaultNotice error={deed.error} />}
      <CheckField {...fields.register('termsVersion', { required: text('join.acceptMissing') })} label={text('join.accept', { document: text('paper.TERMS_AND_CONDITIONS'), version: terms.version })} error={errors.termsVersion?.message} />
      <CheckField {...fields.register('proceduresVersion', { required: text('join.acceptMissing') })} label={text('join.accept', { document: text('paper.PROCEDURES'), version: procedures.version })} error={errors.proceduresVersion?.message} />
      <div>
        <Button type="submit" look="primary" busy={fields.formState.isSubmitting}>
          {text('join.acceptBoth')}
        </Button>
      </div>
    </form>
  )
}

function Accepted({ of }: { of: Application }) {
  const text = useText()
  return (
    <Section title={text('join.acceptedTitle')} lead={text('join.acceptedLead')}>
      <AcceptedFacts of={of} />
      <div>
        <ButtonLink to={paths.join()} look="primary">
          {text('join.back')}
        </ButtonLink>
      </div>
    </Section>
  )
}
