import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { instant } from '../clock/time.ts'
import { useDeed } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import row from '../ui/row.module.css'
import { Status } from '../ui/status.tsx'
import { say } from '../ui/toast.tsx'
import { Enrol } from './enrol.tsx'
import { PasswordForm } from './password-form.tsx'
import { DisableOneTimeCodes, type Codes } from './security-query.ts'

type Step = 'rest' | 'enrol' | 'disable'

/** The authenticator app of a sign-in: on or off, and the way from one to the other. */
export function Authenticator({ of, onCodes }: { of: Codes | null; onCodes: (codes: readonly string[]) => void }) {
  const text = useText()
  const queries = useQueryClient()
  const [step, setStep] = useState<Step>('rest')
  const rest = () => setStep('rest')
  const given = (codes: readonly string[]) => {
    rest()
    onCodes(codes)
    void queries.invalidateQueries()
  }
  return (
    <Section title={text('security.codes')} lead={text('security.codesLead')}>
      <State of={of} />
      {step === 'rest' && <Ways of={of} onChoose={setStep} />}
      {step === 'enrol' && <Enrol onDone={given} onCancel={rest} />}
      {step === 'disable' && <Disable onDone={rest} />}
    </Section>
  )
}

function State({ of }: { of: Codes | null }) {
  const [text, locale] = [useText(), useLocale()]
  if (!of) return <p><Status state="neutral">{text('security.codesOff')}</Status></p>
  return (
    <p>
      <Status state="good">{text('security.codesOn', { since: instant(locale, of.since) })}</Status>
    </p>
  )
}

function Ways({ of, onChoose }: { of: Codes | null; onChoose: (step: Step) => void }) {
  const text = useText()
  if (!of) {
    return (
      <div>
        <Button onClick={() => onChoose('enrol')}>{text('security.add')}</Button>
      </div>
    )
  }
  return (
    <div className={row.row}>
      <Button onClick={() => onChoose('enrol')}>{text('security.replace')}</Button>
      <Button look="danger" onClick={() => onChoose('disable')}>
        {text('security.turnOff')}
      </Button>
    </div>
  )
}

function Disable({ onDone }: { onDone: () => void }) {
  const text = useText()
  const queries = useQueryClient()
  const disable = useDeed(DisableOneTimeCodes)
  const submit = async (password: string) => {
    const answer = await disable.mutateAsync({ input: { password } }).catch(() => undefined)
    if (answer?.disableOneTimeCodes.userErrors.length === 0) {
      await queries.invalidateQueries()
      say(text('security.turnedOff'))
      onDone()
    }
    return answer?.disableOneTimeCodes.userErrors
  }
  return (
    <>
      <p>{text('security.offWarning')}</p>
      {disable.isError && <FaultNotice error={disable.error} />}
      <PasswordForm verb={text('security.turnOff')} look="danger" onSubmit={submit} onCancel={onDone} />
    </>
  )
}
