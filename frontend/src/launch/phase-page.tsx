import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { asks } from '../gql/query.ts'
import { documentKey } from '../i18n/enums.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { audienceOf, useViewer } from '../session/viewer.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { PhaseInstants } from './calendar-list.tsx'
import css from './phase.module.css'
import { phaseIn, PhasesQuery, stageOf, type Phase } from './phase.ts'

/** One phase: who may apply, with what, in which order names are given, and until when. */
export function PhasePage() {
  const text = useText()
  const { phase: slug } = useParams<'/launch/:phase'>()
  const phases = useQuery(asks(PhasesQuery, {}))
  const phase = phases.data?.launchPhases.find(({ kind }) => kind === phaseIn(slug))
  return (
    <Page title={phase?.title ?? text('launch.title')} statement={phase && <Standing of={phase} />} {...(phase && { actions: <Actions of={phase} /> })}>
      <Answer to={phases} lines={10}>
        {() => (phase ? <Whole of={phase} /> : <NoPhase />)}
      </Answer>
    </Page>
  )
}

export function NoPhase() {
  const text = useText()
  return (
    <Empty title={text('launch.noPhase')}>
      <ButtonLink to={paths.launch()}>{text('launch.title')}</ButtonLink>
    </Empty>
  )
}

/** Where the phase stands, in a sentence with its instant. */
function Standing({ of }: { of: Phase }) {
  const now = useNow()
  const { stage, window } = of
  if (stage === 'UPCOMING') return <Sentence of="phase.upcoming" values={{ at: <Deadline at={window.startsAt} /> }} />
  if (window.endsAt === null) return <Sentence of="phase.general" values={{ at: <Deadline at={window.startsAt} /> }} />
  if (stage === 'OPEN') return <Sentence of="phase.open" values={{ at: <Deadline at={window.endsAt} /> }} />
  if (of.resultsAnnouncedAt !== null) return <Sentence of="phase.announced" values={{ at: <Deadline at={of.resultsAnnouncedAt} /> }} />
  if (of.resultsPlannedAt !== null) return <Sentence of={Date.parse(of.resultsPlannedAt) > now ? 'phase.deciding' : 'phase.overdue'} values={{ at: <Deadline at={of.resultsPlannedAt} /> }} />
  return <Sentence of="launch.stage.DECIDING" />
}

function Actions({ of }: { of: Phase }) {
  const text = useText()
  const viewer = useViewer()
  const applies = viewer ? audienceOf(viewer) === 'partner' : false
  return (
    <>
      {applies && of.stage === 'OPEN' && of.window.endsAt !== null && (
        <ButtonLink to={paths.apply({ phase: of.kind })} look="primary">
          {text('phase.apply')}
        </ButtonLink>
      )}
      {of.window.endsAt === null && <ButtonLink to={paths.home()}>{text('place.search')}</ButtonLink>}
      {of.resultsAnnouncedAt !== null && (
        <ButtonLink to={paths.results(of.kind)} look="primary">
          {text('launch.results')}
        </ButtonLink>
      )}
      <ButtonLink to={paths.launch()}>{text('launch.calendar')}</ButtonLink>
    </>
  )
}

function Whole({ of }: { of: Phase }) {
  const [text, now] = [useText(), useNow()]
  const { state, word } = stageOf(of, now)
  const general = of.window.endsAt === null
  return (
    <>
      <Section title={text('phase.when')}>
        <div>
          <Status state={state}>{text(word)}</Status>
        </div>
        <PhaseInstants of={of} />
        <p className={css.soft}>{text(general ? 'phase.edgesGeneral' : 'phase.edges')}</p>
      </Section>
      <Section title={text('phase.who')}>
        <p>{of.eligibility}</p>
        <p className={css.soft}>{text('phase.epp', { phase: of.eppPhase })}</p>
      </Section>
      <Section title={text('phase.papers')}>
        {of.requirements.length === 0 ? <p>{text(of.kind === 'PRE_REGISTRATION' ? 'phase.noPapers' : 'phase.noPapersAtAll')}</p> : <Papers of={of} />}
        <p className={css.soft}>
          <Sentence of="phase.terms" parts={{ categories: <Link href={paths.categories()} /> }} />
        </p>
      </Section>
      <Section title={text('phase.order')} lead={text(general ? 'phase.orderGeneral' : 'phase.orderLead')}>
        <ol className={css.classes}>
          {of.classes.map(({ code, title, decidedBy }) => (
            <li key={code}>
              <h3>{title}</h3>
              <p>{decidedBy}</p>
            </li>
          ))}
        </ol>
        {!general && (
          <p>
            <Sentence of="phase.tie" parts={{ verify: <Link href={paths.verify()} /> }} />
          </p>
        )}
      </Section>
      {!general && <Rank of={of} />}
    </>
  )
}

function Papers({ of }: { of: Phase }) {
  const text = useText()
  return (
    <ul>
      {of.requirements.map(({ kind, reason, issuedBy }) => (
        <li key={kind}>
          <strong>{text(documentKey(kind))}</strong>
          <p>
            {reason} {issuedBy !== null && text('why.issuedBy', { issuer: issuedBy })}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** "What would be my rank?": a rehearsal for partners, the way to one for everybody else. */
function Rank({ of }: { of: Phase }) {
  const text = useText()
  const viewer = useViewer()
  const applies = viewer ? audienceOf(viewer) === 'partner' : false
  if (of.stage === 'ANNOUNCED') return null
  return (
    <Section title={text('phase.rank')}>
      <p>{text('phase.rankLead')}</p>
      {applies ? (
        <div>
          <ButtonLink to={paths.apply({ phase: of.kind })}>{text('phase.rehearse')}</ButtonLink>
        </div>
      ) : (
        <p>
          <Sentence of="phase.throughPartner" parts={{ partners: <Link href={paths.partners()} />, signIn: <Link href={paths.signIn(paths.apply({ phase: of.kind }))} /> }} />
        </p>
      )}
    </Section>
  )
}
