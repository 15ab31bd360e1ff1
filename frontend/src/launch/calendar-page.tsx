import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { asks } from '../gql/query.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Answer } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Page, Section } from '../ui/page.tsx'
import { CalendarChart } from './calendar-chart.tsx'
import { CalendarList } from './calendar-list.tsx'
import { PhasesQuery, presentPhase, type Phase } from './phase.ts'

/** When which names can be had by whom: the phases on one axis, and the same as a list. */
export function CalendarPage() {
  const text = useText()
  const phases = useQuery(asks(PhasesQuery, {}))
  return (
    <Page
      title={text('launch.title')}
      statement={phases.data ? <Present phases={phases.data.launchPhases} /> : text('launch.lead')}
      actions={
        <>
          <a href="/launch/calendar.ics">{text('launch.ics')}</a>
          <Link href={paths.decisions()}>{text('decisions.title')}</Link>
        </>
      }
    >
      <Answer to={phases} lines={10}>
        {({ launchPhases }) => (
          <>
            <CalendarChart phases={launchPhases} />
            <CalendarList phases={launchPhases} />
          </>
        )}
      </Answer>
      <Section title={text('launch.fair')} lead={text('launch.fairLead')}>
        <div>
          <ButtonLink to={paths.verify()}>{text('verify.title')}</ButtonLink>
        </div>
      </Section>
    </Page>
  )
}

/** Where the launch stands, in a sentence. */
export function Present({ phases }: { phases: readonly Phase[] }) {
  const now = presentPhase(phases)
  if (!now) return <Sentence of="launch.over" />
  const phase = <Link href={paths.phase(now.kind)}>{now.title}</Link>
  if (now.stage === 'UPCOMING') return <Sentence of="launch.opens" values={{ phase, at: <Deadline at={now.window.startsAt} /> }} />
  if (now.window.endsAt === null) return <Sentence of="launch.over" />
  return <Sentence of="launch.openUntil" values={{ phase, at: <Deadline at={now.window.endsAt} /> }} />
}
