import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { Allowed } from '../session/door.tsx'
import { useViewer } from '../session/viewer.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { CheckField } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { say } from '../ui/toast.tsx'
import css from './control.module.css'
import { AnnounceResults, nextStep, type ControlPhase } from './control.ts'
import { TierFiles } from './tier-files.tsx'

/** Two officers, one after the other: the first freezes the results under their hash, the second makes them public. */
export function Announce({ of }: { of: ControlPhase }) {
  const text = useText()
  const step = nextStep(of, useViewer()?.member)
  if (step === 'closes') return null
  if (step === 'announced') return <TierFiles of={of} />
  return (
    <Section title={text('announce.title')} lead={text('announce.lead')}>
      <div className={css.announce}>
        <p>{text(`announce.${step}`)}</p>
        {of.resultsSha256 !== null && (
          <p>
            {text('results.hash')} <code className={css.hash}>{of.resultsSha256}</code>
          </p>
        )}
        <Allowed to="operate">{(step === 'propose' || step === 'announce') && <Deed of={of} step={step} />}</Allowed>
      </div>
    </Section>
  )
}

function Deed({ of, step }: { of: ControlPhase; step: 'propose' | 'announce' }) {
  const text = useText()
  const client = useQueryClient()
  const announce = useDeed(AnnounceResults)
  const [open, setOpen] = useState(false)
  const [seen, setSeen] = useState(false)
  const [problems, setProblems] = useState<readonly { message: string }[]>([])
  const verb = text(`announce.verb.${step}`, { count: of.summary?.sets ?? 0 })
  const run = async () => {
    const answer = await announce.mutateAsync({ input: { phase: of.kind, resultsSha256: step === 'announce' ? of.resultsSha256 : null } }).catch(() => undefined)
    setOpen(false)
    if (!answer) return
    setProblems(answer.announceResults.userErrors)
    if (answer.announceResults.userErrors.length > 0) return
    await client.invalidateQueries()
    say(text(`announce.done.${step}`))
  }
  return (
    <>
      <ErrorSummary problems={problems} attempt={announce.submittedAt} />
      {announce.isError && <FaultNotice error={announce.error} />}
      {step === 'announce' && <CheckField name="seen" label={text('announce.seen')} checked={seen} onChange={(event) => setSeen(event.target.checked)} />}
      <div>
        <Button look="primary" disabledReason={step === 'announce' && !seen ? text('announce.seenFirst') : undefined} onClick={() => setOpen(true)}>
          {verb}
        </Button>
      </div>
      <Confirm title={verb} open={open} verb={verb} look="primary" busy={announce.isPending} onConfirm={() => void run()} onClose={() => setOpen(false)}>
        <p>{text(`announce.sure.${step}`)}</p>
      </Confirm>
    </>
  )
}
