import { useQuery } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { asks } from '../gql/query.ts'
import type { PhaseKind } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { later } from '../ui/later.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Counts, Next } from './control-page.tsx'
import { ControlQuery, type ControlPhase } from './control.ts'
import { NoPhase } from './phase-page.tsx'
import { phaseIn } from './phase.ts'

const DeskSets = later(async () => (await import('./desk-sets.tsx')).DeskSets)
const Announce = later(async () => (await import('./announce.tsx')).Announce)

export function ContentionPage() {
  const text = useText()
  const { phase } = useParams<'/desk/launch/:phase'>()
  return (
    <Door to="officer" title={text('control.sets')}>
      {() => <Contention kind={phaseIn(phase)} />}
    </Door>
  )
}

/** All names of a closed phase: how each comes out, what is odd about it, and the announcing of all of them at once. */
function Contention({ kind }: { kind: PhaseKind | undefined }) {
  const text = useText()
  const phases = useQuery({ ...asks(ControlQuery, {}), staleTime: 0 })
  const phase = phases.data?.launchPhases.find((known) => known.kind === kind)
  return (
    <Page title={phase ? text('control.setsOf', { phase: phase.title }) : text('control.sets')} statement={phase && <Next of={phase} />} actions={<ButtonLink to={paths.control()}>{text('place.control')}</ButtonLink>}>
      <Answer to={phases} lines={10}>
        {() => (phase ? <Whole of={phase} /> : <NoPhase />)}
      </Answer>
    </Page>
  )
}

function Whole({ of }: { of: ControlPhase }) {
  const text = useText()
  if (of.stage === 'UPCOMING' || of.stage === 'OPEN') {
    return (
      <Empty title={text('control.stillOpen')}>
        <p>{text('control.stillOpenWhy')}</p>
      </Empty>
    )
  }
  return (
    <>
      <Section title={text('control.where')}>
        <Counts of={of} />
      </Section>
      <Announce of={of} />
      {of.summary?.sets === 0 ? (
        <Empty title={text('control.nobody')} />
      ) : (
        <Section title={text('results.names')} lead={of.stage === 'DECIDING' ? text('control.preview') : undefined}>
          <DeskSets phase={of.kind} />
        </Section>
      )}
    </>
  )
}
