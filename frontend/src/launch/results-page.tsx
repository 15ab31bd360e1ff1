import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { asks, pages } from '../gql/query.ts'
import type { PhaseKind } from '../i18n/enums.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { SelectField } from '../ui/field.tsx'
import filter from '../ui/filter.module.css'
import { LoadMore } from '../ui/load-more.tsx'
import { Page, Section } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { NoPhase } from './phase-page.tsx'
import { phaseIn, PhasesQuery, type Phase } from './phase.ts'
import { published, SetsQuery } from './sets.ts'
import { SetsTable } from './sets-table.tsx'
import { Tally } from './tally.tsx'
import { TierFiles } from './tier-files.tsx'

/** The results of a tier: how many came out in which way, until when one may object, and every name. */
export function ResultsPage() {
  const text = useText()
  const { phase: slug } = useParams<'/launch/:phase/results'>()
  const kind = phaseIn(slug)
  const phases = useQuery(asks(PhasesQuery, {}))
  const phase = phases.data?.launchPhases.find((known) => known.kind === kind)
  return (
    <Page title={phase ? text('results.title', { phase: phase.title }) : text('launch.results')} statement={phase && <Statement of={phase} />}>
      <Answer to={phases} lines={10}>
        {() => (phase ? <Results of={phase} /> : <NoPhase />)}
      </Answer>
    </Page>
  )
}

function Statement({ of }: { of: Phase }) {
  const [text, now] = [useText(), useNow()]
  if (of.window.endsAt === null) return text('results.general')
  if (of.resultsAnnouncedAt === null) return of.resultsPlannedAt === null ? text('results.none') : <Sentence of={Date.parse(of.resultsPlannedAt) > now ? 'results.planned' : 'results.overdue'} values={{ at: <Deadline at={of.resultsPlannedAt} /> }} />
  const { summary } = of
  return (
    <Sentence
      of="results.statement"
      values={{ names: (summary?.allocatedByRule ?? 0) + (summary?.allocatedByDraw ?? 0), of: summary?.sets ?? 0, at: <Deadline at={of.resultsAnnouncedAt} /> }}
    />
  )
}

function Results({ of }: { of: Phase }) {
  const [text, now] = [useText(), useNow()]
  if (of.resultsAnnouncedAt === null) {
    return (
      <Empty title={text('results.notYet')}>
        <p>{text('results.notYetWhy')}</p>
        <ButtonLink to={paths.phase(of.kind)}>{of.title}</ButtonLink>
      </Empty>
    )
  }
  return (
    <>
      {of.summary && <Tally of={of.summary} phase={of.kind} />}
      {of.objectionWindow && (
        <Section title={text('results.objecting')}>
          <p>
            <Sentence of={Date.parse(of.objectionWindow.endsAt) > now ? 'results.objectUntil' : 'results.objectedUntil'} values={{ at: <Deadline at={of.objectionWindow.endsAt} /> }} parts={{ decisions: <Link href={paths.decisions()} /> }} />
          </p>
        </Section>
      )}
      <Section title={text('results.names')}>
        <Names phase={of.kind} />
      </Section>
      <TierFiles of={of} />
    </>
  )
}

function Names({ phase }: { phase: PhaseKind }) {
  const text = useText()
  const [params, setParams] = useSearchParams()
  const search = params.get('q') ?? ''
  const decidedBy = published.find((by) => by === params.get('by'))
  const narrow = (next: Record<string, string>) => {
    const all = { q: search, by: decidedBy ?? '', ...next }
    setParams(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')), { replace: true })
  }
  const sets = useInfiniteQuery({
    ...pages(SetsQuery, (after) => ({ first: 50, after, phase, decidedBy: decidedBy ?? null, search: search === '' ? null : search }), ({ contentionSets }) => contentionSets.pageInfo),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className={filter.filter}>
        <SearchField label={text('results.search')} value={search} onSearch={(q) => narrow({ q })} />
        <SelectField name="by" label={text('results.by')} value={decidedBy ?? ''} onChange={(event) => narrow({ by: event.target.value })}>
          <option value="">{text('results.anyWay')}</option>
          {published.map((by) => (
            <option key={by} value={by}>
              {text(`decidedBy.${by}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <Answer to={sets} lines={10}>
        {({ pages: read }) => {
          const rows = read.flatMap(({ contentionSets }) => contentionSets.edges.map(({ node }) => node))
          if (rows.length === 0) return <Empty title={text('results.noMatch')} />
          return (
            <div aria-busy={sets.isPlaceholderData}>
              <SetsTable rows={rows} hrefOf={({ name }) => paths.result(phase, name)} />
              <LoadMore shown={rows.length} total={read[0]?.contentionSets.totalCount ?? rows.length} more={sets.hasNextPage} busy={sets.isFetchingNextPage} onMore={() => void sets.fetchNextPage()} />
            </div>
          )
        }}
      </Answer>
    </>
  )
}
