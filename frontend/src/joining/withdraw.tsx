import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useKeyFor } from '../gql/attempt.ts'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Section } from '../ui/page.tsx'
import { say } from '../ui/toast.tsx'
import { joiningKey, WithdrawApplication, type Application } from './application.ts'

/** Takes the application back, after saying what is given back of the fee. */
export function Withdraw({ of }: { of: Application }) {
  const text = useText()
  const client = useQueryClient()
  const keyFor = useKeyFor()
  const deed = useDeed(WithdrawApplication)
  const [open, setOpen] = useState(false)
  const withdraw = async () => {
    const answer = await deed.mutateAsync({ input: { idempotencyKey: keyFor(of.id) } }).catch(() => undefined)
    setOpen(false)
    if (!answer) return
    const { userErrors } = answer.withdrawPartnerApplication
    await client.invalidateQueries({ queryKey: joiningKey })
    say(userErrors.length > 0 ? userErrors.map(({ message }) => message).join(' ') : text('join.withdrawn'))
  }
  return (
    <Section title={text('join.withdrawTitle')} lead={text('join.withdrawLead')}>
      {deed.isError && <FaultNotice error={deed.error} />}
      <div>
        <Button look="danger" busy={deed.isPending} onClick={() => setOpen(true)}>
          {text('join.withdraw')}
        </Button>
      </div>
      <Confirm title={text('join.withdraw')} open={open} verb={text('join.withdraw')} busy={deed.isPending} onConfirm={() => void withdraw()} onClose={() => setOpen(false)}>
        <p>{of.fee.refundPolicy}</p>
        <p>{text('join.withdrawSure')}</p>
      </Confirm>
    </Section>
  )
}
