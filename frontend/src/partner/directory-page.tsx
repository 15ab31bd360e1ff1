import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import { day } from '../clock/time.ts'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { pages } from '../gql/query.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'

const PartnersQuery = graphql(`
  query Partners($search: String, $after: String) {
    partners(first: 50, after: $after, search: $search) {
      edges { node { id name handle websiteUrl since } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`)

type Profile = ResultOf<typeof PartnersQuery>['partners']['edges'][number]['node']

export function DirectoryPage() {
  const text = useText()
  const [params, setParams] = useSearchParams()
  const search = params.get('q') ?? ''
  const partners = useInfiniteQuery({
    ...pages(PartnersQuery, (after) => ({ search: search === '' ? null : search, after }), ({ partners }) => partners.pageInfo),
    placeholderData: keepPreviousData,
  })
  const total = partners.data?.pages[0]?.partners.totalCount
  return (
    <Page
      title={text('partners.title')}
      statement={total === undefined || search !== '' ? text('partners.short') : text('partners.statement', { count: total })}
    >
      <SearchField
        label={text('partners.search')}
        value={search}
        onSearch={(typed) => setParams(typed === '' ? {} : { q: typed }, { replace: true })}
      />
      <Answer to={partners} lines={8}>
        {({ pages: read }) => {
          const found = read.flatMap(({ partners }) => partners.edges.map(({ node }) => node))
          if (found.length === 0) return <None search={search} />
          return (
            <div>
              <Directory of={found} />
              <LoadMore
                shown={found.length}
                total={total ?? found.length}
                more={partners.hasNextPage}
                busy={partners.isFetchingNextPage}
                onMore={() => void partners.fetchNextPage()}
              />
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

function Directory({ of }: { of: readonly Profile[] }) {
  const [text, locale] = [useText(), useLocale()]
  const columns: Column<Profile>[] = [
    { key: 'name', header: text('partners.name'), cell: ({ name }) => name },
    {
      key: 'website',
      header: text('partners.website'),
      cell: ({ websiteUrl }) => (websiteUrl === null ? text('partners.noWebsite') : <a href={websiteUrl}>{new URL(websiteUrl).host}</a>),
    },
    { key: 'since', header: text('partners.since'), cell: ({ since }) => day(locale, since) },
  ]
  return <DataTable caption={text('partners.title')} captionHidden columns={columns} rows={of} rowKey={({ id }) => id} />
}

function None({ search }: { search: string }) {
  const text = useText()
  return (
    <Empty title={search === '' ? text('partners.none') : text('partners.notFound', { search })}>
      <p>
        <Sentence of="partners.join" parts={{ program: <Link href={paths.program()} /> }} />
      </p>
    </Empty>
  )
}
