import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { pages } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { useMay } from '../session/may.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page } from '../ui/page.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { NameFilter } from './name-filter.tsx'
import { NamesExport } from './names-export.tsx'
import { domainsOf, NamesQuery } from './names-query.ts'
import { NamesTable } from './names-table.tsx'
import { fromSearch, isNarrowed, toSearch, toVariables, type Narrowing } from './narrowing.ts'

export function NamesPage() {
  const text = useText()
  return (
    <Door to="partner" title={text('names.title')}>
      {() => <Names />}
    </Door>
  )
}

const noPage = { hasNextPage: false, endCursor: null }

function Names() {
  const text = useText()
  const [params, setParams] = useSearchParams()
  const narrowing = fromSearch(params)
  const [cleared, setCleared] = useState(0)
  const clear = () => {
    setCleared(cleared + 1)
    setParams({})
  }
  const narrow = (next: Partial<Narrowing>) => setParams(toSearch({ ...narrowing, ...next }), { replace: true })
  const names = useInfiniteQuery({
    ...pages(NamesQuery, (after) => ({ first: 50, after, ...toVariables(narrowing) }), (answer) => domainsOf(answer)?.pageInfo ?? noPage),
    placeholderData: keepPreviousData,
  })
  const total = names.data?.pages[0] && domainsOf(names.data.pages[0])?.totalCount
  return (
    <Page title={text('names.title')} statement={<Statement total={total} narrowing={narrowing} />} actions={<Actions total={total} narrowing={narrowing} />}>
      <NameFilter key={cleared} narrowing={narrowing} onNarrow={narrow} onClear={clear} />
      <Answer to={names} lines={10}>
        {({ pages: read }) => {
          const rows = read.flatMap((answer) => domainsOf(answer)?.edges.map(({ node }) => node) ?? [])
          if (rows.length === 0) return <None narrowed={isNarrowed(narrowing)} onClear={clear} />
          return (
            <div aria-busy={names.isPlaceholderData}>
              <NamesTable rows={rows} sort={narrowing.sort} onSort={(sort) => narrow({ sort })} />
              <LoadMore
                shown={rows.length}
                total={total ?? rows.length}
                more={names.hasNextPage}
                busy={names.isFetchingNextPage}
                onMore={() => void names.fetchNextPage()}
              />
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

function Actions({ total, narrowing }: { total: number | undefined; narrowing: Narrowing }) {
  const text = useText()
  const registers = useMay('register')
  return (
    <>
      {registers && (
        <ButtonLink to={paths.register()} look="primary">
          {text('place.register')}
        </ButtonLink>
      )}
      <NamesExport total={total ?? 0} narrowing={narrowing} />
      <PrintButton />
    </>
  )
}

/** What the list holds, as narrowed. */
function Statement({ total, narrowing }: { total: number | undefined; narrowing: Narrowing }) {
  const text = useText()
  if (total === undefined) return text('names.lead')
  const { search, status, awaiting, within } = narrowing
  const only = [search, status, awaiting, within].filter(Boolean).length === 1
  if (only && awaiting) return text(`names.awaiting.${awaiting}`, { total })
  if (only && within) return text('names.within', { total, days: within })
  return text(isNarrowed(narrowing) ? 'names.matching' : 'names.all', { total })
}

function None({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const text = useText()
  const registers = useMay('register')
  if (narrowed) {
    return (
      <Empty title={text('names.noMatch')}>
        <Button onClick={onClear}>{text('names.clear')}</Button>
      </Empty>
    )
  }
  return (
    <Empty title={text('names.none')}>
      <p>{text('names.noneWhy')}</p>
      {registers && (
        <ButtonLink to={paths.register()} look="primary">
          {text('names.first')}
        </ButtonLink>
      )}
    </Empty>
  )
}
