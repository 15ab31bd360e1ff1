import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../i18n/text.tsx'
import { HolderForm } from '../../registrant/holder-form.tsx'
import { FaultNotice } from '../../ui/answer.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Section } from '../../ui/page.tsx'
import row from '../../ui/row.module.css'
import { withHolder } from './draft.ts'
import { HolderChoice } from './holder-choice.tsx'
import { rehearsalOf } from './queries.ts'
import type { StepProps } from './step.ts'

/** Who will hold the name: one of the partner's holders or a new one. The rules are asked before one goes on. */
export function HolderStep({ draft, change, next, go }: StepProps) {
  const text = useText()
  const client = useQueryClient()
  const [chosen, setChosen] = useState(draft.holder)
  const [creating, setCreating] = useState(false)
  const [problems, setProblems] = useState<{ message: string }[]>([])
  const [asking, setAsking] = useState<'yes' | Error>()
  const [attempt, setAttempt] = useState(0)

  const settle = async (holder: { id: string; name: string } | null) => {
    setAttempt(attempt + 1)
    if (!holder) {
      setProblems([{ message: text('register.holderMissing') }])
      return
    }
    setChosen(holder)
    setAsking('yes')
    try {
      const asked = { name: draft.name, years: draft.years, registrantId: holder.id, nameServers: [], documentIds: [] }
      const { registerDomain } = await client.query(rehearsalOf(asked))
      setAsking(undefined)
      setProblems(registerDomain.userErrors)
      if (registerDomain.userErrors.length > 0) return
      const papers = registerDomain.domain?.awaitingDocuments.length ?? 0
      change((before) => withHolder(before, holder, papers))
      if (papers === 0) go('servers')
      else next()
    } catch (error) {
      setAsking(error instanceof Error ? error : undefined)
    }
  }

  return (
    <>
      <ErrorSummary problems={problems} attempt={attempt} />
      {asking instanceof Error && <FaultNotice error={asking} />}
      {creating ? (
        <Section title={text('holders.add')}>
          <HolderForm onCreated={(holder) => void settle(holder).then(() => setCreating(false))} onCancel={() => setCreating(false)} />
        </Section>
      ) : (
        <>
          <div>
            <Button onClick={() => setCreating(true)}>{text('holders.add')}</Button>
          </div>
          <HolderChoice chosen={chosen?.id} onChoose={setChosen} />
          <div className={row.row}>
            <Button look="primary" busy={asking === 'yes'} onClick={() => void settle(chosen)}>
              {text('register.continue')}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
