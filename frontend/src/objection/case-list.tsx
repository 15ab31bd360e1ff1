import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { pages } from '../gql/query.ts'
import type { MessageKey } from '../i18n/catalogue.ts'
import { useText } from '../i18n/text.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Name } from '../ui/name.tsx'
import { Page } from '../ui/page.tsx'
import { Segments } from '../ui/segments.tsx'
import { Status } from '../ui/status.tsx'
import css from './objection.module.css'
import { dayOf, daysAllowed, objectionStatuses, ObjectionsQuery, ruleOf, standing, type Objection } from './objection.ts'

interface CaseListProps {
  title: string
  lead: MessageKey
  /** What is shown before the reader chooses. */
  first: Objection['status']
  hrefOf: (id: string) => string
}

const all = 'ALL'

/** Objections as they stand, narrowed to one status or not. */
export function CaseList({ title, lead, first, hrefOf }: CaseListProps) {
  const text = useText()
  const [params, setParams] = useSearchParams()
  const asked = params.get('status') ?? first
  const status = objectionStatuses.find((known) => known === asked)
  const cases = useInfiniteQuery({ ...pages(ObjectionsQuery, (after) => ({ first: 50, after, status: status ?? null }), ({ objections }) => objections.pageInfo), staleTime: 0 })
  const total = cases.data?.pages[0]?.objections.totalCount
  return (
    <Page title={title} statement={total === undefined ? text(lead) : text(status ? `cases.count.${status}` : 'cases.count', { total })}>
      <Segments
        legend={text('objection.standing')}
        options={[...objectionStatuses.map((known) => ({ value: known, label: text(`objection.status.${known}`) })), { value: all, label: text('cases.all') }]}
        value={status ?? all}
        onChange={(next) => setParams({ status: next }, { replace: true })}
      />
      <Answer to={cases} lines={8}>
        {({ pages: read }) => {
          const rows = read.flatMap(({ objections }) => objections.edges.map(({ node }) => node))
          if (rows.length === 0) {
            return (
              <Empty title={text('cases.none')}>
                <p>{text('cases.noneWhy')}</p>
              </Empty>
            )
          }
          return (
            <div>
              <Cases rows={rows} hrefOf={hrefOf} />
              <LoadMore shown={rows.length} total={total ?? rows.length} more={cases.hasNextPage} busy={cases.isFetchingNextPage} onMore={() => void cases.fetchNextPage()} />
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

function Cases({ rows, hrefOf }: { rows: readonly Objection[]; hrefOf: (id: string) => string }) {
  const text = useText()
  const columns: Column<Objection>[] = [
    {
      key: 'name',
      header: text('search.name'),
      cell: ({ id, set }) => (
        <>
          <Link href={hrefOf(id)}>
            <Name of={set.name} />
          </Link>
          <p className={css.soft}>{set.phase.title}</p>
        </>
      ),
    },
    {
      key: 'status',
      header: text('objection.standing'),
      cell: (row) => {
        const { state, word } = standing(row)
        return <Status state={state}>{text(word)}</Status>
      },
    },
    { key: 'day', header: text('cases.day'), cell: (row) => (row.decision ? null : <Day of={row} />) },
    { key: 'rule', header: text('objection.rule'), cell: ruleOf },
    { key: 'quorum', header: text('cases.quorum'), cell: (row) => (row.panel.length === 0 ? null : <Quorum of={row} />) },
  ]
  return <DataTable caption={text('cases.all')} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} rowName={({ set }) => set.name} />
}

/** "Day 12 of 30", as a figure and a bar. */
export function Day({ of }: { of: Objection }) {
  const [text, now] = [useText(), useNow()]
  const [day, allowed] = [dayOf(of.filedAt, now), daysAllowed(of)]
  const words = text(day > allowed ? 'cases.late' : 'cases.dayOf', { day, allowed })
  return (
    <div className={css.days}>
      <span>{words}</span>
      <progress aria-label={words} value={Math.min(day, allowed)} max={allowed} />
    </div>
  )
}

function Quorum({ of }: { of: Objection }) {
  const text = useText()
  const sitting = of.panel.filter(({ recused }) => !recused).length
  return (
    <>
      {text('cases.sitting', { sitting })}
      {sitting < of.panel.length && <p className={css.soft}>{text('cases.recused', { count: of.panel.length - sitting })}</p>}
    </>
  )
}
