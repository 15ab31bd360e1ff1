import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { asks } from '../gql/query.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { useViewer } from '../session/viewer.ts'
import { Answer } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Page } from '../ui/page.tsx'
import row from '../ui/row.module.css'
import { Status } from '../ui/status.tsx'
import { PhaseInstants } from './calendar-list.tsx'
import css from './control.module.css'
import { blocksOf, ControlQuery, nextStep, type ControlPhase } from './control.ts'
import { presentPhase, stageOf } from './phase.ts'

export function ControlPage() {
  const text = useText()
  return (
    <Door to="officer" title={text('place.control')}>
      {() => <Control />}
    </Door>
  )
}

/** Every phase with what it waits for. Nothing here opens or closes a phase: the schedule does. */
function Control() {
  const text = useText()
  const phases = useQuery({ ...asks(ControlQuery, {}), staleTime: 0 })
  const all = phases.data?.launchPhases ?? []
  const deciding = all.find(({ stage }) => stage === 'DECIDING')
  const present = deciding ?? presentPhase(all)
  return (
    <Page title={text('place.control')} statement={present ? <Next of={present} /> : text('control.lead')} actions={<ButtonLink to={paths.launch()}>{text('launch.title')}</ButtonLink>}>
      <Answer to={phases} lines={12}>
        {({ launchPhases }) => (
          <ol className={css.phases}>
            {launchPhases.map((phase) => (
              <PhaseRow key={phase.kind} of={phase} />
            ))}
          </ol>
        )}
      </Answer>
    </Page>
  )
}

/** What comes next for the phase that matters now. */
export function Next({ of }: { of: ControlPhase }) {
  const { review, draw } = blocksOf(of)
  const step = nextStep(of, useViewer()?.member)
  const values = { phase: of.title, review, draw }
  if (step === 'closes') {
    if (of.stage === 'UPCOMING') return <Sentence of="launch.opens" values={{ phase: of.title, at: <Deadline at={of.window.startsAt} /> }} />
    if (of.window.endsAt === null) return <Sentence of="launch.over" />
    return <Sentence of="control.closes" values={{ phase: of.title, at: <Deadline at={of.window.endsAt} /> }} />
  }
  return <Sentence of={step === 'propose' && of.summary?.sets === 0 ? 'control.next.empty' : `control.next.${step}`} values={values} />
}

function PhaseRow({ of }: { of: ControlPhase }) {
  const [text, now] = [useText(), useNow()]
  const { state, word } = stageOf(of, now)
  return (
    <li className={css.phase}>
      <div className={css.what}>
        <h2>{of.title}</h2>
        <Status state={state}>{text(word)}</Status>
        {of.window.endsAt !== null && of.stage !== 'UPCOMING' && of.stage !== 'OPEN' && (
          <Link href={paths.contention(of.kind)}>
            {text('control.sets')}
            <span className="unseen"> {of.title}</span>
          </Link>
        )}
      </div>
      <div>
        <PhaseInstants of={of} />
        {of.summary && (
          <div className={css.counts}>
            <Counts of={of} />
          </div>
        )}
      </div>
      {of.window.endsAt !== null && (
        <div className={css.next}>
          <Next of={of} />
        </div>
      )}
    </li>
  )
}

/** Counts of a closed phase, with the ways to what still blocks it. */
export function Counts({ of }: { of: ControlPhase }) {
  const text = useText()
  const { summary } = of
  if (!summary) return null
  const { review, draw } = blocksOf(of)
  return (
    <>
      <p>{text('control.counts', { sets: summary.sets, applications: summary.applications })}</p>
      <p>{text('control.outcome', { rule: summary.allocatedByRule, draw: summary.allocatedByDraw, none: summary.notAllocated })}</p>
      {(review > 0 || draw > 0) && (
        <div className={row.row}>
          {review > 0 && <Link href={paths.papers()}>{text('control.review', { count: review })}</Link>}
          {draw > 0 && <Link href={`${paths.contention(of.kind)}?by=AWAITING_DRAW`}>{text('control.draws', { count: draw })}</Link>}
        </div>
      )}
    </>
  )
}
