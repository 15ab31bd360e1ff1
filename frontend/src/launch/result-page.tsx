import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { asks } from '../gql/query.ts'
import { aliasText } from '../i18n/alias.ts'
import type { PhaseKind } from '../i18n/enums.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Name } from '../ui/name.tsx'
import { Page, Section } from '../ui/page.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { localAddress } from './address.ts'
import { Certificate } from './certificate.tsx'
import { DrawShown } from './draw-shown.tsx'
import { EntriesTable } from './entries-table.tsx'
import { Ladder } from './ladder.tsx'
import { NoPhase } from './phase-page.tsx'
import { phaseIn } from './phase.ts'
import css from './sets.module.css'
import { SetQuery, type ContentionSet } from './sets.ts'

/** How one name was allocated, with everything one needs to check it. */
export function ResultPage() {
  const { phase: slug, name } = useParams<'/launch/:phase/names/:name'>()
  const phase = phaseIn(slug)
  return phase ? <One name={name.toLowerCase()} phase={phase} /> : <NoPhase />
}

function One({ name, phase }: { name: string; phase: PhaseKind }) {
  const found = useQuery(asks(SetQuery, { name, phase }))
  const set = found.data?.contentionSet
  return (
    <Page title={name} statement={set ? <Statement of={set} /> : <Name of={name} />} {...(set && { actions: <Actions of={set} /> })}>
      <Answer to={found} lines={12}>
        {({ contentionSet }) => (contentionSet ? <Whole of={contentionSet} /> : <Nobody phase={phase} name={name} />)}
      </Answer>
    </Page>
  )
}

/** Who has the name, how it was decided, and whether that can still change. */
function Statement({ of }: { of: ContentionSet }) {
  const text = useText()
  const name = <Name of={of.name} />
  const gone = of.entries.find(({ status }) => status === 'CANCELLED')
  // Before the announcement only officers are told how it is decided, and to them too it is not public yet.
  if (of.decidedBy === null || of.phase.resultsAnnouncedAt === null) return <Sentence of="result.open" values={{ name, phase: of.phase.title }} />
  if (!of.winner) return gone ? <Sentence of="result.cancelled" values={{ name, alias: aliasText(text, gone.alias) }} /> : <Sentence of="result.nobody" values={{ name }} />
  const alias = aliasText(text, of.winner.alias)
  if (of.provisionalUntil !== null) return <Sentence of="result.provisional" values={{ name, alias, at: <Deadline at={of.provisionalUntil} /> }} />
  return <Sentence of={gone ? 'result.passed' : 'result.final'} values={{ name, alias }} />
}

function Actions({ of }: { of: ContentionSet }) {
  const [text, now] = [useText(), useNow()]
  const objecting = of.phase.objectionWindow !== null && Date.parse(of.phase.objectionWindow.endsAt) > now
  return (
    <>
      {objecting && <ButtonLink to={paths.object(of.phase.kind, of.name)}>{text('object.title')}</ButtonLink>}
      {of.proofUrl !== null && (
        <a href={localAddress(of.proofUrl)} download>
          {text('result.proof')}
        </a>
      )}
      {of.phase.resultsAnnouncedAt !== null && <PrintButton />}
    </>
  )
}

function Whole({ of }: { of: ContentionSet }) {
  const text = useText()
  return (
    <>
      <p className={css.lead}>{of.explanation}</p>
      {of.anomalies.length > 0 && (
        <ul className={css.anomalies}>
          {of.anomalies.map((anomaly) => (
            <li key={anomaly}>{anomaly}</li>
          ))}
        </ul>
      )}
      {of.entries.length > 0 && (
        <>
          <Section title={text('ladder.title')} lead={text('ladder.lead')}>
            <Ladder of={of} />
          </Section>
          <Section title={text('entries.title')}>
            <EntriesTable of={of} />
          </Section>
        </>
      )}
      {of.draw && <DrawShown of={of.draw} set={of} />}
      <Objections of={of} />
      <p>
        <Link href={paths.phase(of.phase.kind)}>{text('result.rules', { phase: of.phase.title })}</Link>
      </p>
      {of.phase.resultsAnnouncedAt !== null && <Certificate of={of} />}
    </>
  )
}

function Objections({ of }: { of: ContentionSet }) {
  const [text, now] = [useText(), useNow()]
  if (of.phase.objectionWindow === null) return null
  const { endsAt } = of.phase.objectionWindow
  return (
    <Section title={text('results.objecting')}>
      <p>
        <Sentence of="result.objections" values={{ count: of.objections.length }} parts={{ decisions: <Link href={paths.decisions()} /> }} />{' '}
        <Sentence of={Date.parse(endsAt) > now ? 'result.objectUntil' : 'result.objectedUntil'} values={{ at: <Deadline at={endsAt} /> }} />
      </p>
    </Section>
  )
}

function Nobody({ phase, name }: { phase: PhaseKind; name: string }) {
  const text = useText()
  return (
    <Empty title={text('result.none', { name })}>
      <p>{text('result.noneWhy')}</p>
      <ButtonLink to={paths.phase(phase)}>{text('result.phase')}</ButtonLink>
    </Empty>
  )
}
