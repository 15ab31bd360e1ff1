import { Link } from 'wouter'
import { Gap, Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { audienceOf, useViewer } from '../session/viewer.ts'
import { Deadline } from '../ui/deadline.tsx'
import type { Availability } from './availability.ts'

/** What can be done about a name that is given by application: apply, read the rules, or see what came out. */
export function LaunchLinks({ answer }: { answer: Pick<Availability, 'name' | 'status' | 'phase' | 'contenders'> }) {
  const text = useText()
  const viewer = useViewer()
  const { name, status, phase, contenders } = answer
  if (!phase || (status !== 'LAUNCH_ONLY' && status !== 'PENDING_ALLOCATION')) return null
  const applies = viewer ? audienceOf(viewer) === 'partner' : false
  return (
    <>
      {status === 'LAUNCH_ONLY' && phase.stage === 'UPCOMING' && (
        <>
          <Sentence of="search.launchOpens" values={{ at: <Deadline at={phase.window.startsAt} /> }} />
          <Gap />
        </>
      )}
      {status === 'LAUNCH_ONLY' && phase.stage === 'OPEN' && phase.window.endsAt !== null && (
        <>
          <Sentence of="search.launchCloses" values={{ at: <Deadline at={phase.window.endsAt} /> }} />
          <Gap />
        </>
      )}
      {contenders !== null && text('search.contenders', { contenders })}{' '}
      {status === 'LAUNCH_ONLY' && phase.stage === 'OPEN' && applies && (
        <>
          <Link href={paths.apply({ name, phase: phase.kind })}>
            {text('search.apply')} <span className="unseen">{name}</span>
          </Link>{' '}
        </>
      )}
      <Link href={status === 'LAUNCH_ONLY' ? paths.phase(phase.kind) : paths.result(phase.kind, name)}>
        {status === 'LAUNCH_ONLY' ? phase.title : text('search.contest')} <span className="unseen">{name}</span>
      </Link>
    </>
  )
}
