import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDeed } from '../gql/query.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Money } from '../ui/money.tsx'
import { say } from '../ui/toast.tsx'
import { WithdrawApplication, type Application } from './applications.ts'

/** Taking an application back, while its fate is open: what was held is given back, and it is asked once more. */
export function Withdraw({ of }: { of: Application }) {
  const text = useText()
  const client = useQueryClient()
  const withdraw = useDeed(WithdrawApplication)
  const [open, setOpen] = useState(false)
  const [problems, setProblems] = useState<readonly { message: string }[]>([])
  const run = async () => {
    const answer = await withdraw.mutateAsync({ input: { applicationId: of.id } }).catch(() => undefined)
    setOpen(false)
    if (!answer) return
    setProblems(answer.withdrawLaunchApplication.userErrors)
    if (answer.withdrawLaunchApplication.userErrors.length > 0) return
    await client.invalidateQueries()
    say(text('application.withdrawn', { name: of.name }))
  }
  return (
    <>
      <ErrorSummary problems={problems} attempt={withdraw.submittedAt} />
      {withdraw.isError && <FaultNotice error={withdraw.error} />}
      <p>{text('application.withdrawLead')}</p>
      <div>
        <Button look="danger" onClick={() => setOpen(true)}>
          {text('application.withdrawVerb')}
        </Button>
      </div>
      <Confirm title={text('application.withdrawVerb')} open={open} verb={text('application.withdrawVerb')} busy={withdraw.isPending} onConfirm={() => void run()} onClose={() => setOpen(false)}>
        <p>{of.fee ? <Sentence of="application.withdrawSure" values={{ name: of.name, sum: <Money of={of.fee.net} /> }} /> : of.name}</p>
      </Confirm>
    </>
  )
}
