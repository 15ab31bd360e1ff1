import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import row from '../ui/row.module.css'
import own from './security.module.css'
import { PasswordForm } from './password-form.tsx'
import { ConfirmOneTimeCodes, EnrolOneTimeCodes } from './security-query.ts'

interface Given {
  secret: string
  qrCode: string
}

interface EnrolProps {
  onDone: (codes: readonly string[]) => void
  onCancel: () => void
}

/** Password, then the picture for the app, then a first code of it. */
export function Enrol({ onDone, onCancel }: EnrolProps) {
  const text = useText()
  const enrol = useDeed(EnrolOneTimeCodes)
  const [given, setGiven] = useState<Given>()
  if (given) return <FirstCode given={given} onDone={onDone} onCancel={onCancel} />
  const submit = async (password: string) => {
    const answer = await enrol.mutateAsync({ input: { password } }).catch(() => undefined)
    const { secret, qrCode, userErrors } = answer?.enrolOneTimeCodes ?? {}
    if (secret && qrCode) setGiven({ secret, qrCode })
    return userErrors
  }
  return (
    <>
      {enrol.isError && <FaultNotice error={enrol.error} />}
      <PasswordForm verb={text('security.goOn')} onSubmit={submit} onCancel={onCancel} />
    </>
  )
}

function FirstCode({ given, onDone, onCancel }: EnrolProps & { given: Given }) {
  const text = useText()
  const confirm = useDeed(ConfirmOneTimeCodes)
  const form = useForm({ defaultValues: { oneTimeCode: '' }, shouldFocusError: false })
  const { errors, submitCount, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ oneTimeCode }) => {
    const answer = await confirm.mutateAsync({ input: { oneTimeCode: oneTimeCode.replaceAll(/\s/g, '') } }).catch(() => undefined)
    if (!answer || !accepted(form, answer.confirmOneTimeCodes.userErrors)) return
    onDone(answer.confirmOneTimeCodes.recoveryCodes ?? [])
  })
  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {confirm.isError && <FaultNotice error={confirm.error} />}
      <p>{text('security.scan')}</p>
      <img className={own.picture} src={given.qrCode} alt={text('security.picture')} width={240} height={240} />
      <p>
        {text('security.orType')} <code className={own.code}>{given.secret}</code>
      </p>
      <TextField
        {...form.register('oneTimeCode', { required: text('security.codeMissing') })}
        label={text('signIn.code')}
        hint={text('security.codeHint')}
        error={errors.oneTimeCode?.message}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <div className={row.row}>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {text('security.turnOn')}
        </Button>
        <Button onClick={onCancel}>{text('desk.cancel')}</Button>
      </div>
    </form>
  )
}
