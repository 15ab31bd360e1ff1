import { useQuery } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { asks } from '../gql/query.ts'
import type { PhaseKind } from '../i18n/enums.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Allowed, Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { later } from '../ui/later.tsx'
import { Name } from '../ui/name.tsx'
import { Page, Section } from '../ui/page.tsx'
import { EntriesTable } from './entries-table.tsx'
import { Ladder } from './ladder.tsx'
import { NoPhase } from './phase-page.tsx'
import { phaseIn } from './phase.ts'
import css from './sets.module.css'
import { poolOf, SetQuery, type ContentionSet } from './sets.ts'

const CommitForm = later(async () => (await import('./commit-form.tsx')).CommitForm)
const ConductForm = later(async () => (await import('./conduct-form.tsx')).ConductForm)
const DrawShown = later(async () => (await import('./draw-shown.tsx')).DrawShown)

export function DrawRoomPage() {
  const text = useText()
  const { phase: slug, name } = useParams<'/desk/launch/:phase/:name'>()
  const phase = phaseIn(slug)
  return (
    <Door to="officer" title={text('room.title')}>
      {() => (phase ? <Room name={name.toLowerCase()} phase={phase} /> : <NoPhase />)}
    </Door>
  )
}

/** One contested name at the registry's desk: how the rules decide it, and the draw where they do not. */
function Room({ name, phase }: { name: string; phase: PhaseKind }) {
  const text = useText()
  const found = useQuery({ ...asks(SetQuery, { name, phase }), staleTime: 0 })
  const set = found.data?.contentionSet
  return (
    <Page title={text('room.title')} statement={set ? <Statement of={set} /> : <Name of={name} />} actions={<ButtonLink to={paths.contention(phase)}>{text('control.sets')}</ButtonLink>}>
      <Answer to={found} lines={12}>
        {({ contentionSet }) => (contentionSet ? <Whole of={contentionSet} /> : <Empty title={text('result.none', { name })} />)}
      </Answer>
    </Page>
  )
}

function Statement({ of }: { of: ContentionSet }) {
  const name = <Name of={of.name} />
  if (!of.draw) return <Sentence of={of.decidedBy === 'AWAITING_DRAW' ? 'room.needsDraw' : 'room.byRule'} values={{ name }} />
  return <Sentence of={of.draw.conductedAt === null ? 'room.committed' : 'room.conducted'} values={{ name }} />
}

function Whole({ of }: { of: ContentionSet }) {
  const text = useText()
  return (
    <>
      {of.anomalies.length > 0 && (
        <Section title={text('results.anomalies')}>
          <ul className={css.anomalies}>
            {of.anomalies.map((anomaly) => (
              <li key={anomaly}>{anomaly}</li>
            ))}
          </ul>
        </Section>
      )}
      {!of.draw && of.decidedBy === 'AWAITING_DRAW' && (
        <Section title={text('commit.title')} lead={text('commit.lead')}>
          <Allowed to="operate">
            <CommitForm of={of} pool={poolOf(of)} />
          </Allowed>
        </Section>
      )}
      {of.draw?.conductedAt === null && (
        <Section title={text('conduct.title')} lead={text('conduct.lead')}>
          <Allowed to="operate">
            <ConductForm of={of.draw} asciiName={of.asciiName} />
          </Allowed>
        </Section>
      )}
      {of.draw && <DrawShown of={of.draw} set={of} />}
      <Section title={text(of.decidedBy === 'AWAITING_DRAW' ? 'room.ladder' : 'ladder.title')} lead={of.explanation}>
        <Ladder of={of} />
      </Section>
      <Section title={text('entries.title')}>
        <EntriesTable of={of} />
      </Section>
    </>
  )
}
