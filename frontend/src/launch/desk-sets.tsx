import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { pages } from '../gql/query.ts'
import type { PhaseKind } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { CheckField, SelectField } from '../ui/field.tsx'
import filter from '../ui/filter.module.css'
import { LoadMore } from '../ui/load-more.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { DeskSetsQuery, published } from './sets.ts'
import { DeskSetsTable } from './sets-table.tsx'

const ways = [...published, 'AWAITING_DRAW'] as const

/** The contested names of a phase, narrowed as the officer likes: by a part of the name, by what decided, by what is odd. */
export function DeskSets({ phase }: { phase: PhaseKind }) {
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
