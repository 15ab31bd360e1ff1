import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useKeyFor } from '../../gql/attempt.ts'
import { asks, useDeed } from '../../gql/query.ts'
import { documentKey } from '../../i18n/enums.ts'
import { Sentence, useText } from '../../i18n/text.tsx'
import { SubmitApplication, type Application } from '../../launch/applications.ts'
import { ClaimFacts } from '../../launch/claim-facts.tsx'
import { paths } from '../../paths.ts'
import { moneyText } from '../../ui/amount.ts'
import { Answer, FaultNotice } from '../../ui/answer.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Name } from '../../ui/name.tsx'
import { Section } from '../../ui/page.tsx'
import row from '../../ui/row.module.css'
import { Status } from '../../ui/status.tsx'
import { say } from '../../ui/toast.tsx'
import { inputOf, type Draft, type Step } from './draft.ts'
import type { StepProps } from './step.ts'

interface Refusal {
  field: string[] | null
  message: string
}

/** The rehearsal: the class this would be in today, what it rests on, what is missing. Then the money is held. */
export function CheckStep({ draft, go, restart }: StepProps) {
  const text = useText()
  const rehearsal = useQuery({ ...asks(SubmitApplication, { input: { ...inputOf(draft), dryRun: true, idempotencyKey: 'rehearsal' } }), staleTime: 0 })
  return (
    <Answer to={rehearsal} lines={8}>
      {({ submitLaunchApplication: { application, userErrors } }) => (
        <>
          <Chosen draft={draft} />
          {application && <Rehearsed of={application} onPapers={() => go('claim')} />}
          {userErrors.length > 0 && (
            <Section title={text('apply.refused')}>
              <Refusals of={userErrors} onGo={go} />
            </Section>
          )}
          {application && userErrors.length === 0 && <Apply draft={draft} of={application} restart={restart} />}
        </>
      )}
    </Answer>
  )
}

function Chosen({ draft }: { draft: Draft }) {
  const text = useText()
  return (
    <Facts
      of={[
        { label: text('search.name'), value: <Name of={draft.name} /> },
        { label: text('application.for'), value: draft.holder?.name ?? '–' },
        { label: text('search.papers'), value: Object.values(draft.papers).map(({ filename }) => filename).join(text('list.and')) || text('search.noPapers') },
      ]}
    />
  )
}

/** "Your rank basis today and which papers are missing." */
function Rehearsed({ of, onPapers }: { of: Application; onPapers: () => void }) {
  const text = useText()
  return (
    <Section title={text('apply.rank')} lead={text('apply.rankLead')}>
      {of.claim ? <ClaimFacts of={of} /> : <p>{of.reason}</p>}
      {of.missing.length === 0 ? (
        <div>
          <Status state="good">{text('apply.complete')}</Status>
        </div>
      ) : (
        <>
          <div>
            <Status state="waiting">{text('apply.missing', { count: of.missing.length })}</Status>
          </div>
          <ul>
            {of.missing.map(({ kind, reason }) => (
              <li key={kind}>
                <strong>{text(documentKey(kind))}</strong>
                <p>{reason}</p>
              </li>
            ))}
          </ul>
          <div>
            <Button onClick={onPapers}>{text('register.goTo', { step: text('apply.step.claim') })}</Button>
          </div>
        </>
      )}
    </Section>
  )
}

const stepOfField: Record<string, Step> = { name: 'name', phase: 'name', registrantId: 'holder', trademark: 'claim', trademarkNumber: 'claim', equivalent: 'claim', documentIds: 'claim' }

function Refusals({ of, onGo }: { of: readonly Refusal[]; onGo: (step: Step) => void }) {
  const text = useText()
  const about = [...new Set(of.flatMap(({ field }) => stepOfField[field?.[0] ?? ''] ?? []))]
  return (
    <>
      <ErrorSummary problems={of.map(({ message }) => ({ message }))} attempt={0} />
      <div className={row.row}>
        {about.map((step) => (
          <Button key={step} onClick={() => onGo(step)}>
            {text('register.goTo', { step: text(`apply.step.${step}`) })}
          </Button>
        ))}
      </div>
    </>
  )
}

function Apply({ draft, of, restart }: { draft: Draft; of: Application; restart: () => void }) {
  const text = useText()
  const client = useQueryClient()
  const keyFor = useKeyFor()
  const [, navigate] = useLocation()
  const submit = useDeed(SubmitApplication)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const send = async () => {
    const input = inputOf(draft)
    const answer = await submit.mutateAsync({ input: { ...input, dryRun: false, idempotencyKey: keyFor(input) } }).catch(() => undefined)
    if (!answer) return
    const { application, userErrors } = answer.submitLaunchApplication
    setRefusals(userErrors)
    if (!application || userErrors.length > 0) return
    await client.invalidateQueries()
    restart()
    say(text('apply.done', { name: application.name }))
    navigate(paths.application(application.id))
  }
  return (
    <Section title={text('apply.last')}>
      <ErrorSummary problems={refusals.map(({ message }) => ({ message }))} attempt={submit.submittedAt} />
      {submit.isError && <FaultNotice error={submit.error} />}
      <p>
        <Sentence of="apply.held" values={{ name: <Name of={draft.name} /> }} />
      </p>
      <div>
        <Button look="primary" busy={submit.isPending} disabledReason={of.missing.length > 0 ? text('apply.papersFirst') : undefined} onClick={() => void send()}>
          {of.fee ? text('apply.verb', { sum: moneyText(of.fee.net) }) : text('apply.verbFree')}
        </Button>
      </div>
    </Section>
  )
}
