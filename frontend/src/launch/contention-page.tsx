import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'wouter'
import { asks, pages } from '../gql/query.ts'
import type { PhaseKind } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { CheckField, SelectField } from '../ui/field.tsx'
import filter from '../ui/filter.module.css'
import { later } from '../ui/later.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page, Section } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Counts, Next } from './control-page.tsx'
import { ControlQuery, type ControlPhase } from './control.ts'
import { NoPhase } from './phase-page.tsx'
import { phaseIn } from './phase.ts'
import { DeskSetsQuery, published } from './sets.ts'
import { DeskSetsTable } from './sets-table.tsx'

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
          <Sets phase={of.kind} />
        </Section>
      )}
    </>
  )
}

const ways = [...published, 'AWAITING_DRAW'] as const

function Sets({ phase }: { phase: PhaseKind }) {
  const text = useText()
  const [params, setParams] = useSearchParams()
  const [search, odd] = [params.get('q') ?? '', params.get('odd') === 'yes']
  const decidedBy = ways.find((by) => by === params.get('by'))
  const narrow = (next: Record<string, string>) => {
    const all = { q: search, by: decidedBy ?? '', odd: odd ? 'yes' : '', ...next }
    setParams(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')), { replace: true })
  }
  const sets = useInfiniteQuery({
    ...pages(DeskSetsQuery, (after) => ({ first: odd ? 100 : 50, after, phase, decidedBy: decidedBy ?? null, search: search === '' ? null : search }), ({ contentionSets }) => contentionSets.pageInfo),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className={filter.filter}>
        <SearchField label={text('results.search')} value={search} onSearch={(q) => narrow({ q })} />
        <SelectField name="by" label={text('results.by')} value={decidedBy ?? ''} onChange={(event) => narrow({ by: event.target.value })}>
          <option value="">{text('results.anyWay')}</option>
          {ways.map((by) => (
            <option key={by} value={by}>
              {text(`decidedBy.${by}`)}
            </option>
          ))}
        </SelectField>
        <CheckField name="odd" label={text('control.odd')} checked={odd} onChange={(event) => narrow({ odd: event.target.checked ? 'yes' : '' })} />
      </div>
      <Answer to={sets} lines={10}>
        {({ pages: read }) => {
          const all = read.flatMap(({ contentionSets }) => contentionSets.edges.map(({ node }) => node))
          const rows = odd ? all.filter(({ anomalies }) => anomalies.length > 0) : all
          return (
            <div aria-busy={sets.isPlaceholderData}>
              {rows.length === 0 ? <Empty title={text(odd ? 'control.noneOdd' : 'results.noMatch')} /> : <DeskSetsTable rows={rows} hrefOf={({ name }) => paths.drawRoom(phase, name)} />}
              <LoadMore shown={all.length} total={read[0]?.contentionSets.totalCount ?? all.length} more={sets.hasNextPage} busy={sets.isFetchingNextPage} onMore={() => void sets.fetchNextPage()} />
            </div>
          )
        }}
      </Answer>
    </>
  )
}
