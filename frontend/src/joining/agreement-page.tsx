import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useLocation } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { CheckField, fieldId, TextField } from '../ui/field.tsx'
import { problemsOf, type Refusal } from '../ui/form.ts'
import form from '../ui/form.module.css'
import { Section } from '../ui/page.tsx'
import { Segments } from '../ui/segments.tsx'
import { say } from '../ui/toast.tsx'
import { currentOf, type Application, type ProgramDocument } from './application.ts'
import { DocumentCard } from './document-facts.tsx'
import css from './joining.module.css'
import { OwnStep } from './own.tsx'
import { PaperField } from './paper-field.tsx'
import { SignedFacts } from './record.tsx'
import { useSave } from './use-save.ts'

/** Step 4: the agreement, signed here by typing or on paper with the company's stamp. */
export function AgreementPage() {
  const now = useNow()
  return (
    <OwnStep step="SIGN_AND_STAMP_AGREEMENT">
      {({ application, program, item }) => {
        const agreement = currentOf(program.documents, 'AGREEMENT', now)
        if (!agreement) return null
        return (
          <>
            <div className={css.documents}>
              <DocumentCard of={agreement} />
            </div>
            {item.done ? <Signed of={application} /> : <Ways of={application} agreement={agreement} />}
          </>
        )
      }}
    </OwnStep>
  )
}

const ways = ['type', 'upload'] as const

function Ways({ of, agreement }: { of: Application; agreement: ProgramDocument }) {
  const text = useText()
  const [way, setWay] = useState<(typeof ways)[number]>('type')
  return (
    <Section title={text('sign.how')} lead={text('sign.howLead')}>
      <Segments legend={text('sign.how')} options={ways.map((value) => ({ value, label: text(`sign.way.${value}`) }))} value={way} onChange={setWay} />
      {way === 'type' ? (
        <Sign agreement={agreement} />
      ) : (
        <>
          <p>{text('sign.uploadLead')}</p>
          <PaperField of={of} kind="PROGRAM_AGREEMENT" id={fieldId('agreement')} />
        </>
      )}
    </Section>
  )
}

function Sign({ agreement }: { agreement: ProgramDocument }) {
  const text = useText()
  const [, go] = useLocation()
  const { save, deed } = useSave()
  const fields = useForm({ defaultValues: { name: '', title: '', agreesToSignElectronically: false }, shouldFocusError: false })
  const { errors, submitCount } = fields.formState
  const submit = fields.handleSubmit(async (typed) => {
    const signature = { ...typed, name: typed.name.trim(), title: typed.title.trim(), agreementVersion: agreement.version }
    const refusals = await save({ signature })
    if (!refusals) return
    if (refusals.length > 0) {
      for (const refusal of refusals) fields.setError(lineOf(refusal), { type: 'server', message: refusal.message })
      return
    }
    say(text('sign.done'))
    go(paths.join())
  })
  return (
    <form noValidate className={form.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {deed.isError && <FaultNotice error={deed.error} />}
      <TextField {...fields.register('name', { validate: (typed) => typed.trim() !== '' || text('sign.nameMissing') })} label={text('sign.name')} hint={text('sign.nameHint')} error={errors.name?.message} maxLength={200} autoComplete="name" />
      <TextField {...fields.register('title', { validate: (typed) => typed.trim() !== '' || text('sign.titleMissing') })} label={text('sign.title')} hint={text('sign.titleHint')} error={errors.title?.message} maxLength={200} autoComplete="organization-title" />
      <CheckField
        {...fields.register('agreesToSignElectronically', { required: text('sign.agreeMissing') })}
        label={text('sign.agree')}
        hint={text('sign.agreeHint')}
        error={errors.agreesToSignElectronically?.message}
      />
      <div>
        <Button type="submit" look="primary" busy={fields.formState.isSubmitting}>
          {text('sign.sign', { version: agreement.version })}
        </Button>
      </div>
    </form>
  )
}

/** A refusal of a signature names the line of the signature; the first part of its path is the signature itself. */
function lineOf({ field }: Refusal): 'name' | 'title' | 'agreesToSignElectronically' | 'root' {
  switch (field?.[1]) {
    case 'name':
      return 'name'
    case 'title':
      return 'title'
    case 'agreesToSignElectronically':
      return 'agreesToSignElectronically'
    default:
      return 'root'
  }
}

function Signed({ of }: { of: Application }) {
  const text = useText()
  return (
    <Section title={text('sign.record')} lead={text('sign.recordLead')}>
      <SignedFacts of={of} />
      <div>
        <ButtonLink to={paths.join()} look="primary">
          {text('join.back')}
        </ButtonLink>
      </div>
    </Section>
  )
}
