import type { ReactNode } from 'react'
import { useNow } from '../../clock/clock.ts'
import { documentKey } from '../../i18n/enums.ts'
import { Sentence, useText } from '../../i18n/text.tsx'
import { isZero, moneyText } from '../../ui/amount.ts'
import { FaultNotice } from '../../ui/answer.tsx'
import { Button } from '../../ui/button.tsx'
import { Deadline, Relative } from '../../ui/deadline.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Money } from '../../ui/money.tsx'
import { Name } from '../../ui/name.tsx'
import { Section } from '../../ui/page.tsx'
import { PriceExplanation } from '../../ui/price-explanation.tsx'
import row from '../../ui/row.module.css'
import { Status } from '../../ui/status.tsx'
import { serversOf } from '../server-fields.tsx'
import { steps, type Draft, type Step } from './draft.ts'
import type { Quote, Rehearsal } from './queries.ts'
import css from './register.module.css'
import type { Registering } from './use-register.ts'

interface OfferProps {
  draft: Draft
  quote: Quote
  rehearsal: Rehearsal
  register: Registering
  onPriceAgain: () => void
  /** Where a promotion's code is given. */
  code: ReactNode
  onGo: (step: Step) => void
  onConfirm: () => void
}

export function Offer({ draft, quote, rehearsal, register, onPriceAgain, code, onGo, onConfirm }: OfferProps) {
  const [text, now] = [useText(), useNow()]
  const expired = Date.parse(quote.expiresAt) <= now
  const refusals = register.refusals.length > 0 ? register.refusals : rehearsal.userErrors
  return (
    <>
      <ErrorSummary problems={refusals.map(({ message }) => ({ message }))} attempt={register.attempt} />
      {refusals.length > 0 && <Ways refusals={refusals} onGo={onGo} />}
      {register.fault && <FaultNotice error={register.fault} />}
      <Section title={text('register.chosen')}>
        <Facts of={chosen(draft, onGo, text)} />
      </Section>
      <Section title={text('register.price')}>
        <PriceExplanation caption={text('register.price')} lines={quote.lines} total={quote.total} />
        <div className={css.after}>
          {!isZero(quote.saved) && (
            <p>
              <Sentence of="register.saved" values={{ amount: <Money of={quote.saved} /> }} />
            </p>
          )}
          {quote.balanceAfter && (
            <p>
              <Sentence of="register.balanceAfter" values={{ balance: <Money of={quote.balanceAfter} /> }} />
            </p>
          )}
          <p role="status">{expired ? text('register.priceExpired') : <Sentence of="register.priceHolds" values={{ span: <Relative at={quote.expiresAt} /> }} />}</p>
        </div>
        {code}
      </Section>
      {rehearsal.domain && <WhatHappens of={rehearsal.domain} draft={draft} />}
      <div className={css.pay}>
        {expired ? (
          <div>
            <Button look="primary" onClick={onPriceAgain}>
              {text('register.priceAgain')}
            </Button>
          </div>
        ) : (
          <div>
            <Button look="primary" busy={register.busy} disabledReason={rehearsal.domain ? undefined : text('register.inTheWay')} onClick={onConfirm}>
              {text(verb(rehearsal), { amount: moneyText(quote.total) })}
            </Button>
          </div>
        )}
      </div>
    </>
  )
}

/** The sum stands in the button, and the button says whether it is paid, set aside or owed. */
function verb({ domain }: Rehearsal) {
  if (domain?.awaitingPayment) return 'register.verb.owe'
  return domain && domain.awaitingDocuments.length > 0 ? 'register.verb.hold' : 'register.verb.pay'
}

function chosen(draft: Draft, onGo: (step: Step) => void, text: ReturnType<typeof useText>) {
  const servers = serversOf(draft.servers)
  const papers = Object.values(draft.papers)
  const change = (step: Step) => (
    <Button look="plain" onClick={() => onGo(step)}>
      {text('register.change')}
      <span className="unseen"> {text(`register.step.${step}`)}</span>
    </Button>
  )
  const line = (step: Step, value: React.ReactNode) => ({
    label: text(`register.step.${step}`),
    value: (
      <div className={css.fact}>
        <div>{value}</div>
        {change(step)}
      </div>
    ),
  })
  return [
    line('name', <><Name of={draft.name} />, {text('desk.years', { years: draft.years })}</>),
    line('holder', draft.holder?.name),
    line('papers', papers.length === 0 ? text(draft.papersAsked === 0 ? 'register.noneNeeded' : 'register.noneSent') : papers.map(({ kind, filename }) => <div key={kind}>{text(documentKey(kind))}: {filename}</div>)),
    line('servers', servers.length === 0 ? text('data.noServers') : servers.map((server) => <div key={server}><Name of={server} /></div>)),
  ]
}

/** The outcome of the rehearsal: registered at once, or held, for what and until when. */
function WhatHappens({ of, draft }: { of: NonNullable<Rehearsal['domain']>; draft: Draft }) {
  const text = useText()
  const name = <Name of={draft.name} />
  if (of.awaitingUntil === null) {
    return (
      <Section title={text('register.happens')}>
        <div>
          <Status state="good">{text('register.checked')}</Status>
        </div>
        <p>
          <Sentence of="register.atOnce" values={{ name }} />
        </p>
      </Section>
    )
  }
  const papers = of.awaitingDocuments.map(({ kind }) => text(documentKey(kind))).join(text('list.and'))
  return (
    <Section title={text('register.happens')}>
      <div>
        <Status state="waiting">{text('register.checkedHeld')}</Status>
      </div>
      <p>
        <Sentence of="register.heldUntil" values={{ name, deadline: <Deadline at={of.awaitingUntil} /> }} />
      </p>
      <ul>
        {papers !== '' && <li>{text('register.heldPapers', { papers })}</li>}
        {of.awaitingPayment && (
          <li>
            <Sentence of="register.heldPayment" values={{ amount: <Money of={of.awaitingPayment} /> }} />
          </li>
        )}
      </ul>
    </Section>
  )
}

const stepOfField: Record<string, Step> = { name: 'name', years: 'name', registrantId: 'holder', documentIds: 'papers', nameServers: 'servers' }

/** From each refusal, the way back to the step it is about. */
function Ways({ refusals, onGo }: { refusals: readonly { field: string[] | null }[]; onGo: (step: Step) => void }) {
  const text = useText()
  const about = new Set(refusals.flatMap(({ field }) => stepOfField[field?.[0] ?? ''] ?? []))
  return (
    <div className={row.row}>
      {steps
        .filter((step) => about.has(step))
        .map((step) => (
          <Button key={step} onClick={() => onGo(step)}>
            {text('register.goTo', { step: text(`register.step.${step}`) })}
          </Button>
        ))}
    </div>
  )
}
