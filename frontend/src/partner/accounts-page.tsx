import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { day } from '../clock/time.ts'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { pages } from '../gql/query.ts'
import { readAll, type Progress } from '../gql/read-all.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { MembershipStatus } from '../ui/membership-status.tsx'
import { Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { SearchField } from '../ui/search-field.tsx'

const AccountsQuery = graphql(`
  query Accounts($first: Int!, $after: String, $search: String) {
    partners(first: $first, after: $after, search: $search) {
      edges {
        node {
          id
          name
          handle
          since
          partner {
            id
            balance { current { amount currency } held { amount currency } available { amount currency } }
            feeWaiver { threshold qualifying awaitingDocuments awaitingPayment }
            tierProgress { tier { name percentOff } }
            membership { status outstanding { amount currency } }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`)

type Row = ResultOf<typeof AccountsQuery>['partners']['edges'][number]['node']

export function AccountsPage() {
  const text = useText()
  return (
    <Door to="officer" title={text('accounts.title')}>
      {() => <Accounts />}
    </Door>
  )
}

function Accounts() {
  const text = useText()
  const [params, setParams] = useSearchParams()
  const search = params.get('q') ?? ''
  const narrowed = search === '' ? null : search
  const accounts = useInfiniteQuery({
    ...pages(AccountsQuery, (after) => ({ first: 50, after, search: narrowed }), ({ partners }) => partners.pageInfo),
    placeholderData: keepPreviousData,
  })
  const total = accounts.data?.pages[0]?.partners.totalCount
  return (
    <Page
      title={text('accounts.title')}
      statement={total === undefined || narrowed !== null ? text('accounts.lead') : text('accounts.statement', { total })}
      actions={<Actions search={narrowed} total={total ?? 0} />}
    >
      <SearchField label={text('partners.search')} value={search} onSearch={(typed) => setParams(typed === '' ? {} : { q: typed }, { replace: true })} />
      <Answer to={accounts} lines={8}>
        {({ pages: read }) => {
          const rows = read.flatMap(({ partners }) => partners.edges.map(({ node }) => node))
          if (rows.length === 0) return <Empty title={search === '' ? text('partners.none') : text('partners.notFound', { search })} />
          return (
            <div aria-busy={accounts.isPlaceholderData}>
              <AccountTable rows={rows} />
              <LoadMore shown={rows.length} total={total ?? rows.length} more={accounts.hasNextPage} busy={accounts.isFetchingNextPage} onMore={() => void accounts.fetchNextPage()} />
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

function AccountTable({ rows }: { rows: readonly Row[] }) {
  const [text, locale] = [useText(), useLocale()]
  const columns: Column<Row>[] = [
    { key: 'name', header: text('partners.name'), cell: ({ name }) => name },
    { key: 'standing', header: text('year.standing'), cell: ({ partner }) => partner && <MembershipStatus of={partner.membership.status} /> },
    { key: 'available', header: text('balance.available'), figures: true, cell: ({ partner }) => partner && <Money of={partner.balance.available} /> },
    { key: 'held', header: text('balance.held'), figures: true, cell: ({ partner }) => partner && <Money of={partner.balance.held} /> },
    {
      key: 'waiver',
      header: text('accounts.waiver'),
      figures: true,
      cell: ({ partner }) => partner && text('waiver.countedOf', { counted: partner.feeWaiver.qualifying, threshold: partner.feeWaiver.threshold }),
    },
    {
      key: 'waiting',
      header: text('accounts.waiting'),
      figures: true,
      cell: ({ partner }) => partner && partner.feeWaiver.awaitingDocuments + partner.feeWaiver.awaitingPayment,
    },
    { key: 'tier', header: text('tiers.tier'), cell: ({ partner }) => partner?.tierProgress.tier.name },
    { key: 'since', header: text('partners.since'), figures: true, cell: ({ since }) => day(locale, since) },
  ]
  return <DataTable caption={text('accounts.title')} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />
}

function Actions({ search, total }: { search: string | null; total: number }) {
  const text = useText()
  const header = ['partners.name', 'accounts.handle', 'partners.since', 'balance.current', 'balance.held', 'balance.available', 'waiver.counted', 'tiers.tier', 'year.standing', 'year.owed'] as const
  const read = async (progress: Progress, signal: AbortSignal) => {
    const variables = (after: string | null) => ({ first: 100, after, search })
    const rows = await readAll({ document: AccountsQuery, variables, connection: ({ partners }) => partners }, progress, signal)
    return rows.map(({ name, handle, since, partner }) => [
      name,
      handle,
      since,
      partner?.balance.current.amount ?? '',
      partner?.balance.held.amount ?? '',
      partner?.balance.available.amount ?? '',
      partner ? `${partner.feeWaiver.qualifying}` : '',
      partner?.tierProgress.tier.name ?? '',
      partner ? text(`membership.${partner.membership.status}`) : '',
      partner?.membership.outstanding.amount ?? '',
    ])
  }
  return (
    <>
      <ExportButton filename="partner-accounts.csv" header={header.map((key) => text(key))} total={total} read={read} />
      <PrintButton />
    </>
  )
}
