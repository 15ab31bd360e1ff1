import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { day, instant } from '../clock/time.ts'
import { StatusSentences } from '../domain/status-list.tsx'
import { asks } from '../gql/query.ts'
import { regionName } from '../i18n/region.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { holderKindKey } from '../registrant/registrant.ts'
import { Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Facts, type Fact } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import { Page, Section } from '../ui/page.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { NameChanges } from './name-changes.tsx'
import { Charges } from './name-charges.tsx'
import { NamePapers } from './name-papers.tsx'
import { NameTimeline } from './name-timeline.tsx'
import css from './name-page.module.css'
import { NameQuery, type Domain } from './name-query.ts'

export function NamePage() {
  const { name } = useParams<'/domains/:name'>()
  return (
    <Door to="anyone" title={name}>
      {() => <One name={name.toLowerCase()} />}
    </Door>
  )
}

function One({ name }: { name: string }) {
  const found = useQuery(asks(NameQuery, { name }))
  const domain = found.data?.domain
  return (
    <Page title={name} statement={domain ? <Standing of={domain} /> : <Name of={name} />} {...(domain && { actions: <Actions of={domain} /> })}>
      <Answer to={found} lines={12}>
        {(answer) => (answer.domain ? <Whole of={answer.domain} /> : <NotYours name={name} />)}
      </Answer>
    </Page>
  )
}

/** How the name stands, in a sentence. */
function Standing({ of }: { of: Domain }) {
  const [locale, now] = [useLocale(), useNow()]
  const name = <Name of={of.name} />
  if (of.awaitingUntil !== null) {
    const key = of.awaitingPayment === null ? 'one.waitsPapers' : of.awaitingDocuments.length === 0 ? 'one.waitsPayment' : 'one.waitsBoth'
    return <Sentence of={key} values={{ name, deadline: <Deadline at={of.awaitingUntil} /> }} />
  }
  const expired = Date.parse(of.expiresAt) <= now
  return <Sentence of={expired ? 'one.expired' : 'one.registered'} values={{ name, day: day(locale, of.expiresAt) }} />
}

function Actions({ of }: { of: Domain }) {
  const text = useText()
  return (
    <>
      <ButtonLink to={paths.name(of.name)}>{text('one.public')}</ButtonLink>
      <PrintButton />
    </>
  )
}

function Whole({ of }: { of: Domain }) {
  const text = useText()
  return (
    <>
      <NamePapers of={of} />
      <Facts of={factsOf(of, text)} />
      <NameChanges of={of} />
      {of.charges.length > 0 && (
        <Section title={text(of.awaitingUntil === null ? 'one.charges' : 'one.price')}>
          <Charges of={of} />
        </Section>
      )}
      <Section title={text('one.timeline')}>
        <NameTimeline of={of} />
      </Section>
    </>
  )
}

function factsOf(of: Domain, text: ReturnType<typeof useText>): Fact[] {
  return [
    { label: text('data.name'), value: <Name of={of.name} ascii={of.asciiName} /> },
    { label: text('data.status'), value: <StatusSentences of={of.statuses} /> },
    { label: text('data.holder'), value: <HolderLines of={of.registrant} /> },
    { label: text('data.sponsor'), value: of.partner?.name ?? text('data.noSponsor') },
    ...dates(of, text),
    ...(of.awaitingPayment ? [{ label: text('names.paymentAwaited'), value: <Money of={of.awaitingPayment} /> }] : []),
    { label: text('data.servers'), value: <Servers of={of.nameServers} /> },
    { label: text('names.autoRenew'), value: text(of.autoRenew ? 'desk.yes' : 'desk.no') },
  ]
}

/** A name that waits has been asked for, and has no term yet. */
function dates(of: Domain, text: ReturnType<typeof useText>): Fact[] {
  if (of.awaitingUntil !== null) {
    return [
      { label: text('one.asked'), value: <Instant at={of.createdAt} /> },
      { label: text('names.deadline'), value: <Deadline at={of.awaitingUntil} /> },
    ]
  }
  return [
    { label: text('data.since'), value: <Instant at={of.createdAt} /> },
    { label: text('data.expires'), value: <Deadline at={of.expiresAt} /> },
  ]
}

function Instant({ at }: { at: string }) {
  return <time dateTime={at}>{instant(useLocale(), at)}</time>
}

function HolderLines({ of }: { of: Domain['registrant'] }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <>
      {of.name}
      {of.nameInChinese !== null && <div lang="zh-Hant">{of.nameInChinese}</div>}
      <div className={css.soft}>
        {text(holderKindKey(of.kind))}, {regionName(locale, of.country)}
      </div>
    </>
  )
}

function Servers({ of }: { of: readonly string[] }) {
  const text = useText()
  if (of.length === 0) return text('data.noServers')
  return (
    <ul className={css.list}>
      {of.map((server) => (
        <li key={server}>
          <Name of={server} />
        </li>
      ))}
    </ul>
  )
}

function NotYours({ name }: { name: string }) {
  const text = useText()
  return (
    <Empty title={text('one.notYours')}>
      <p>
        <Sentence of="one.notYoursWhy" parts={{ data: <Link href={paths.name(name)} /> }} />
      </p>
      <ButtonLink to={paths.domains()}>{text('one.allNames')}</ButtonLink>
    </Empty>
  )
}
