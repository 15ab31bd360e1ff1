import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import { graphql } from '../gql/graphql.ts'
import { pages } from '../gql/query.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import css from './directory.module.css'
import { DirectoryEntry } from './directory-entry.tsx'

const PartnersQuery = graphql(`
  query Partners($search: String, $after: String) {
    partners(first: 50, after: $after, search: $search) {
      edges { node { id name displayName blurb websiteUrl since listed logos { url width height } } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`)

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
              <ul className={css.entries}>
                {found.map((entry) => (
                  <DirectoryEntry key={entry.id} of={entry} />
                ))}
              </ul>
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
      <p>
        <Sentence
          of="partners.kit"
          values={{
            svg: (
              <a href="/kit/lionrock.svg" download>
                SVG
              </a>
            ),
            png: (
              <a href="/kit/lionrock.png" download>
                PNG
              </a>
            ),
          }}
        />
      </p>
    </Page>
  )
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
