import { useQueryClient } from '@tanstack/react-query'
import { useForm, type FieldErrors, type UseFormRegisterReturn } from 'react-hook-form'
import { useLocation } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { hour, instant } from '../clock/time.ts'
import { useDeed } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { accepted, problemsOf, type Refusal } from '../ui/form.ts'
import { fieldId } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { say } from '../ui/toast.tsx'
import { joiningKey, SubmitApplication, type Application, type Form } from './application.ts'
import { FormFacts } from './form-facts.tsx'
import { CompanyFields, ContactFields, PartnerFields } from './form-fields.tsx'
import css from './joining.module.css'
import { OwnStep } from './own.tsx'
import { PaperField } from './paper-field.tsx'
import { useAutosave, type Saving } from './use-autosave.ts'
import { useSave } from './use-save.ts'

/** Step 2: the application form, saved as it is written, and the copy of the Business Registration. */
export function FormPage() {
  return (
    <OwnStep step="SUBMIT_FORM_AND_BUSINESS_REGISTRATION">
      {({ application }) => (application.formOpen ? <Writing of={application} key={application.id} /> : <Sent of={application} />)}
    </OwnStep>
  )
}

/** The Business Registration is no line of the form, but what is said of it has to stand somewhere. */
type Values = Form & { registration: string }

function Writing({ of }: { of: Application }) {
  const text = useText()
  const [, go] = useLocation()
  const now = useNow()
  const client = useQueryClient()
  const { save, deed } = useSave()
  const submit = useDeed(SubmitApplication)
  const form = useForm<Values>({ defaultValues: { ...of.form, registration: '' }, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const autosave = useAutosave(
    of.form,
    () => linesOf(form.getValues()),
    async (changed) => {
      const refusals = await save(changed)
      return refusals !== undefined && accepted(form, refusals)
    },
    () => now,
  )
  const line = (name: keyof Form) => form.register(name, { onChange: autosave.typed, onBlur: () => void autosave.flush() })
  const send = form.handleSubmit(async () => {
    if (!(await autosave.flush())) return
    const answer = await submit.mutateAsync({ input: {} }).catch(() => undefined)
    if (!answer || !accepted(form, answer.submitPartnerApplication.userErrors.map(toRegistration))) return
    await client.invalidateQueries({ queryKey: joiningKey })
    say(text('join.formSent'))
    go(paths.join())
  })
  return (
    <form noValidate className={css.form} onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {(deed.isError || submit.isError) && <FaultNotice error={deed.error ?? submit.error ?? new Error()} />}
      <CompanyFields line={line} errors={errors} />
      <ContactFields line={line} errors={errors} />
      <PartnerFields line={line} errors={errors} />
      <Section title={text('join.registration')} lead={text('join.registrationLead')}>
        <input type="hidden" {...form.register('registration')} />
        <PaperField of={of} kind="BUSINESS_REGISTRATION" id={fieldId('registration')} error={errors.registration?.message} onArrived={() => form.clearErrors('registration')} />
      </Section>
      <div className={css.foot}>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {text('join.sendForm')}
        </Button>
        <ButtonLink to={paths.join()}>{text('join.later')}</ButtonLink>
        <SavedStatus of={autosave.saving} />
      </div>
    </form>
  )
}

function linesOf(values: Values): Form {
  const { companyName, companyNameInChinese, businessRegistrationNumber, address, contactName, contactEmail, contactPhone, websiteUrl, handle } = values
  return { companyName, companyNameInChinese, businessRegistrationNumber, address, contactName, contactEmail, contactPhone, websiteUrl, handle }
}

/** A refusal about papers leads to the place for the one that this form asks for. */
function toRegistration(refusal: Refusal & { code: string }): Refusal {
  return refusal.code === 'DOCUMENTS_REQUIRED' ? { ...refusal, field: ['registration'] } : refusal
}

/** What each line of the form is made of: how it is kept, and what is wrong with it. */
export interface Lines {
  line: (name: keyof Form) => UseFormRegisterReturn
  errors: FieldErrors<Values>
}

/** "Saved at 14:32": said where it happens, and heard without a change of focus. */
function SavedStatus({ of }: { of: Saving }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <p role="status" className={css.saved}>
      {of.step === 'idle' && text('join.savesItself')}
      {of.step === 'saving' && text('join.saving')}
      {of.step === 'saved' && <Status state="good">{text('join.savedAt', { at: hour(locale, of.at) })}</Status>}
      {of.step === 'failed' && <Status state="refused">{text('join.notSaved')}</Status>}
    </p>
  )
}

/** The form as it was sent: it can be read, and written again only where the registry sends it back. */
function Sent({ of }: { of: Application }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <>
      <Section title={text('join.formAsSent')} lead={of.submittedAt === null ? undefined : text('join.formSentAt', { at: instant(locale, of.submittedAt) })}>
        <FormFacts of={of.form} />
      </Section>
      <Section title={text('join.registration')} lead={text('join.registrationAgain')}>
        <PaperField of={of} kind="BUSINESS_REGISTRATION" id={fieldId('registration')} />
      </Section>
      <div>
        <ButtonLink to={paths.join()} look="primary">
          {text('join.back')}
        </ButtonLink>
      </div>
    </>
  )
}
