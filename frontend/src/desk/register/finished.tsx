import { useQuery } from '@tanstack/react-query'
import { instant } from '../../clock/time.ts'
import { asks } from '../../gql/query.ts'
import { documentKey } from '../../i18n/enums.ts'
import { Sentence, useLocale, useText } from '../../i18n/text.tsx'
import { paths } from '../../paths.ts'
import { WaiverSentence } from '../../program/waiver-sentence.tsx'
import { Answer } from '../../ui/answer.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Deadline } from '../../ui/deadline.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Meter } from '../../ui/meter.tsx'
import { Money } from '../../ui/money.tsx'
import { Name } from '../../ui/name.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import row from '../../ui/row.module.css'
import { NameQuery, type Domain } from '../name-query.ts'
import type { Done, Tally } from './draft.ts'
import { StandingQuery, type Waiver } from './queries.ts'
import css from './register.module.css'

/** What the registration came to: the receipt, what it waits for, and how the waiver moved. */
export function Finished({ done, onAnother }: { done: Done; onAnother: () => void }) {
  const text = useText()
  const found = useQuery(asks(NameQuery, { name: done.name }))
  const standing = useQuery(asks(StandingQuery, {}))
  const domain = found.data?.domain
  const name = <Name of={done.name} />
  return (
    <Page
      title={text('register.receipt')}
      statement={<Sentence of={!domain ? 'register.received' : domain.awaitingUntil === null ? 'register.isRegistered' : 'register.isHeld'} values={{ name }} />}
    >
      <Answer to={found} lines={5}>
        {(answer) => <Receipt done={done} domain={answer.domain} />}
      </Answer>
      <Answer to={standing} lines={5}>
        {({ viewer }) => viewer?.partner && <Moved before={done.before} after={viewer.partner.feeWaiver} />}
      </Answer>
      <div className={row.row}>
        <Button look="primary" onClick={onAnother}>
          {text('register.another')}
        </Button>
        <ButtonLink to={paths.domain(done.name)}>{text('register.seeName')}</ButtonLink>
        <ButtonLink to={paths.dashboard()}>{text('place.dashboard')}</ButtonLink>
        <PrintButton />
      </div>
    </Page>
  )
}

function Receipt({ done, domain }: { done: Done; domain: Domain | null }) {
  const [text, locale] = [useText(), useLocale()]
  const waits = domain?.awaitingDocuments.map(({ kind }) => text(documentKey(kind))).join(text('list.and')) ?? ''
  return (
    <section className={css.receipt} aria-label={text('register.receipt')}>
      <Facts
        of={[
          { label: text('receipt.number'), value: <data value={done.sequence}>{done.sequence}</data> },
          { label: text('receipt.received'), value: <time dateTime={done.receivedAt}>{instant(locale, done.receivedAt)}</time> },
          { label: text('data.name'), value: <Name of={done.name} ascii={domain?.asciiName} /> },
          ...(domain ? [{ label: text('data.holder'), value: domain.registrant.name }] : []),
          ...(domain && charged(domain) !== undefined ? [{ label: text(domain.awaitingUntil === null ? 'receipt.paid' : 'receipt.price'), value: charged(domain) }] : []),
          ...(waits === '' ? [] : [{ label: text('papers.waitsFor'), value: waits }]),
          ...(domain?.awaitingPayment ? [{ label: text('names.paymentAwaited'), value: <Money of={domain.awaitingPayment} /> }] : []),
          ...(domain?.awaitingUntil ? [{ label: text('names.deadline'), value: <Deadline at={domain.awaitingUntil} /> }] : []),
        ]}
      />
    </section>
  )
}

function charged(domain: Domain) {
  const [line] = domain.charges
  return line && <Money of={line.net} />
}

/** The meter as it stands now, with what this registration moved set apart. */
function Moved({ before, after }: { before: Tally; after: Waiver }) {
  const text = useText()
  const moved = movedOf(before, after)
  return (
    <Section title={text('register.moved')}>
      {moved !== undefined && <p className={css.moved}>{text(`register.moved.${moved}`, { before: before[moved], after: tallyOf(after)[moved] })}</p>}
      <p>
        <WaiverSentence of={after} />
      </p>
      <Meter
        counted={after.qualifying}
        awaitingDocuments={after.awaitingDocuments}
        awaitingPayment={after.awaitingPayment}
        remaining={after.remaining}
        threshold={after.threshold}
        startsAt={after.window.startsAt}
        endsAt={after.window.endsAt}
        moved={moved}
        links={{ counted: paths.waiver('yes'), documents: paths.domains({ awaiting: 'DOCUMENTS' }), payment: paths.domains({ awaiting: 'PAYMENT' }) }}
      />
    </Section>
  )
}

function tallyOf({ qualifying, awaitingDocuments, awaitingPayment }: Waiver): Tally {
  return { counted: qualifying, awaitingDocuments, awaitingPayment }
}

/** The count that grew; none where others moved it back meanwhile. */
function movedOf(before: Tally, after: Waiver): keyof Tally | undefined {
  const now = tallyOf(after)
  const kinds = ['counted', 'awaitingDocuments', 'awaitingPayment'] as const
  return kinds.find((kind) => now[kind] > before[kind])
}
