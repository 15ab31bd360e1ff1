import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { instant } from '../clock/time.ts'
import { asks } from '../gql/query.ts'
import { documentKey } from '../i18n/enums.ts'
import { aliasText } from '../i18n/alias.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Allowed, Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Facts, type Fact } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Status, type State } from '../ui/status.tsx'
import { ApplicationQuery, isOpen, lacking, rfcStatus, standingOf, type Application } from './applications.ts'
import { ClaimFacts } from './claim-facts.tsx'
import css from './sets.module.css'
import { Withdraw } from './withdraw.tsx'

export function ApplicationPage() {
  const text = useText()
  const { id } = useParams<'/applications/:id'>()
  return (
    <Door to="partner" title={text('application.title')}>
      {() => <One id={id} />}
    </Door>
  )
}

/** One application from its receipt to its result. */
function One({ id }: { id: string }) {
  const text = useText()
  const found = useQuery(asks(ApplicationQuery, { id }))
  const node = found.data?.node
  const application = node && 'alias' in node ? node : undefined
  return (
    <Page title={text('application.title')} statement={application && <Statement of={application} />}>
      <Answer to={found} lines={10}>
        {() => (application ? <Whole of={application} /> : <NotYours />)}
      </Answer>
    </Page>
  )
}

/** Where it stands and what comes next. */
function Statement({ of }: { of: Application }) {
  const name = <Name of={of.name} />
  const { phase, status } = of
  const lacks = lacking(of).length
  if (status === 'PENDING_VALIDATION' && phase.stage === 'OPEN' && lacks > 0 && phase.window.endsAt !== null) return <Sentence of="application.lacks" values={{ name, count: lacks, at: <Deadline at={phase.window.endsAt} /> }} />
  if (isOpen(of) && phase.stage !== 'OPEN' && phase.resultsPlannedAt !== null) return <Sentence of="application.waits" values={{ name, at: <Deadline at={phase.resultsPlannedAt} /> }} />
  return <Sentence of={`application.is.${status}`} values={{ name }} />
}

function Whole({ of }: { of: Application }) {
  const text = useText()
  return (
    <>
      <p>{of.reason}</p>
      <Facts of={factsOf(of, text, useLocale())} />
      {of.claim && (
        <Section title={text('application.claim')}>
          <ClaimFacts of={of} />
        </Section>
      )}
      <Papers of={of} />
      {of.fee && (
        <Section title={text('application.money')}>
          <p>
            <Sentence of={`application.money.${moneyOf(of)}`} values={{ sum: <Money of={of.fee.net} /> }} />
          </p>
          <p className={css.soft}>{of.fee.explanation}</p>
        </Section>
      )}
      {isOpen(of) && (
        <Section title={text('application.withdraw')}>
          <Allowed to="register">
            <Withdraw of={of} />
          </Allowed>
        </Section>
      )}
    </>
  )
}

function moneyOf({ status }: Application): 'held' | 'taken' | 'back' {
  if (status === 'ALLOCATED' || status === 'CANCELLED') return 'taken'
  return isOpen({ status }) ? 'held' : 'back'
}

function factsOf(of: Application, text: ReturnType<typeof useText>, locale: ReturnType<typeof useLocale>): Fact[] {
  const { state, word } = standingOf(of)
  const announced = of.phase.resultsAnnouncedAt !== null
  const facts: (Fact | false)[] = [
    {
      label: text('objection.standing'),
      value: (
        <>
          <Status state={state}>{text(word)}</Status> <code>{rfcStatus(of.status)}</code>
        </>
      ),
    },
    of.rank !== null && { label: text('entries.rank'), value: of.rank },
    { label: text('certificate.phase'), value: <Link href={paths.phase(of.phase.kind)}>{of.phase.title}</Link> },
    { label: text('application.for'), value: of.registrant.name },
    { label: text('application.alias'), value: aliasText(text, of.alias) },
    { label: text('application.received'), value: instant(locale, of.submittedAt) },
    announced && { label: text('launch.results'), value: <Link href={paths.result(of.phase.kind, of.name)}>{text('application.seeResult')}</Link> },
  ]
  return facts.filter((fact) => fact !== false)
}

const states: Record<Application['documents'][number]['state'], State> = { AWAITING_UPLOAD: 'waiting', UPLOADED: 'waiting', UNDER_REVIEW: 'waiting', ACCEPTED: 'good', REJECTED: 'refused' }

function Papers({ of }: { of: Application }) {
  const text = useText()
  const missing = lacking(of)
  if (of.documents.length === 0 && missing.length === 0) return null
  return (
    <Section title={text('search.papers')}>
      <ul className={css.papers}>
        {of.documents.map(({ id, kind, filename, state, rejectionReason }) => (
          <li key={id}>
            <strong>{text(documentKey(kind))}</strong>
            <Status state={states[state]}>{text(`paperState.${state}`)}</Status>
            <span className={css.soft}>{filename}</span>
            {rejectionReason !== null && <p>{rejectionReason}</p>}
          </li>
        ))}
        {missing.map(({ kind, reason }) => (
          <li key={kind}>
            <strong>{text(documentKey(kind))}</strong>
            <Status state="refused">{text('application.lacking')}</Status>
            <p>{reason}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function NotYours() {
  const text = useText()
  return (
    <Empty title={text('application.notYours')}>
      <ButtonLink to={paths.applications()}>{text('place.applications')}</ButtonLink>
    </Empty>
  )
}
