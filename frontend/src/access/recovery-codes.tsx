import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { PasswordForm } from './password-form.tsx'
import { RenewRecoveryCodes } from './security-query.ts'

/** How many recovery codes are left, and the way to new ones. */
export function RecoveryCodes({ left, onCodes }: { left: number; onCodes: (codes: readonly string[]) => void }) {
  const text = useText()
  const queries = useQueryClient()
  const renew = useDeed(RenewRecoveryCodes)
  const [open, setOpen] = useState(false)
  const submit = async (password: string) => {
    const answer = await renew.mutateAsync({ input: { password } }).catch(() => undefined)
    const codes = answer?.renewRecoveryCodes.recoveryCodes
    if (codes) {
      setOpen(false)
      onCodes(codes)
      await queries.invalidateQueries()
    }
    return answer?.renewRecoveryCodes.userErrors
  }
  return (
    <Section title={text('security.recoveryTitle')} lead={text('security.codesLeft', { count: left })}>
      {renew.isError && <FaultNotice error={renew.error} />}
      {open ? (
        <>
          <p>{text('security.renewWarning')}</p>
          <PasswordForm verb={text('security.renew')} onSubmit={submit} onCancel={() => setOpen(false)} />
        </>
      ) : (
        <div>
          <Button onClick={() => setOpen(true)}>{text('security.renew')}</Button>
        </div>
      )}
    </Section>
  )
}
