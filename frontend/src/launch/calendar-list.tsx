import { Link } from 'wouter'
import type { ReactNode } from 'react'
import { useNow } from '../clock/clock.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Deadline } from '../ui/deadline.tsx'
import { Status } from '../ui/status.tsx'
import css from './calendar.module.css'
import { stageOf, type Phase } from './phase.ts'

/** Each phase with its instants, absolute and relative. */
export function CalendarList({ phases }: { phases: readonly Phase[] }) {
  return (
    <ol className={css.list}>
      {phases.map((phase) => (
        <Item key={phase.kind} phase={phase} />
      ))}
    </ol>
  )
}

function Item({ phase }: { phase: Phase }) {
  const [text, now] = [useText(), useNow()]
  const { state, word } = stageOf(phase, now)
  return (
    <li className={css.item}>
      <div className={css.what}>
        <h2>
          <Link href={paths.phase(phase.kind)}>{phase.title}</Link>
        </h2>
        <Status state={state}>{text(word)}</Status>
        {phase.stage === 'ANNOUNCED' && phase.window.endsAt !== null && (
          <Link href={paths.results(phase.kind)}>
            {text('launch.results')}
            <span className="unseen"> {phase.title}</span>
          </Link>
        )}
      </div>
      <div>
        <p>{phase.eligibility}</p>
        <PhaseInstants of={phase} />
      </div>
    </li>
  )
}

/** The instants of a phase: from when, until when, results, objections. */
export function PhaseInstants({ of }: { of: Phase }) {
  const text = useText()
  const general = of.window.endsAt === null
  return (
    <dl className={css.instants}>
      <Instant label={text(general ? 'launch.from' : 'launch.opensAt')}>
        <Deadline at={of.window.startsAt} />
      </Instant>
      {of.window.endsAt !== null && (
        <Instant label={text('launch.closesAt')}>
          <Deadline at={of.window.endsAt} />
        </Instant>
      )}
      {of.resultsAnnouncedAt !== null ? (
        <Instant label={text('launch.announcedAt')}>
          <Deadline at={of.resultsAnnouncedAt} />
        </Instant>
      ) : (
        of.resultsPlannedAt !== null && (
          <Instant label={text('launch.plannedAt')}>
            <Deadline at={of.resultsPlannedAt} />
          </Instant>
        )
      )}
      {of.objectionWindow && (
        <Instant label={text('launch.objectUntil')}>
          <Deadline at={of.objectionWindow.endsAt} />
        </Instant>
      )}
    </dl>
  )
}

function Instant({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
