import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { day, instant } from '../clock/time.ts'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { pages } from '../gql/query.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Page } from '../ui/page.tsx'
import css from './notices-page.module.css'

const NoticesQuery = graphql(`
  query Notices($after: String) {
    announcements(first: 20, after: $after) {
      edges { node { id title bodyMarkdown publishedAt publicFrom effectiveAt promotion } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`)

type Notice = ResultOf<typeof NoticesQuery>['announcements']['edges'][number]['node']

export function NoticesPage() {
  const text = useText()
  const notices = useInfiniteQuery(pages(NoticesQuery, (after) => ({ after }), ({ announcements }) => announcements.pageInfo))
  return (
    <Page title={text('notices.title')} statement={text('notices.statement')} actions={<FeedLink />}>
      <Answer to={notices} lines={8}>
        {({ pages: read }) => {
          const found = read.flatMap(({ announcements }) => announcements.edges.map(({ node }) => node))
          if (found.length === 0) return <None />
          return (
            <div>
              <List of={found} />
              <LoadMore
                shown={found.length}
                total={read[0]?.announcements.totalCount ?? found.length}
                more={notices.hasNextPage}
                busy={notices.isFetchingNextPage}
                onMore={() => void notices.fetchNextPage()}
              />
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

/** The server's own page: a feed reader takes it, in the language that is read here. */
function FeedLink() {
  const [text, locale] = [useText(), useLocale()]
  return <a href={`/notices.atom?lang=${locale}`}>{text('notices.feed')}</a>
}

function None() {
  const text = useText()
  return (
    <Empty title={text('notices.none')}>
      <p>
        <Sentence of="notices.noneWhy" parts={{ program: <Link href={paths.program()} /> }} />
      </p>
    </Empty>
  )
}

function List({ of }: { of: readonly Notice[] }) {
  useEffect(() => {
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [])
  return (
    <div className={css.notices}>
      {of.map((notice) => (
        <Article key={notice.id} of={notice} />
      ))}
    </div>
  )
}

function Article({ of }: { of: Notice }) {
  const [text, locale] = [useText(), useLocale()]
  const now = useNow()
  return (
    <article id={of.id} className={css.notice}>
      <div className={css.when}>
        <time dateTime={of.publishedAt}>{day(locale, of.publishedAt)}</time>
        {of.publicFrom !== null && Date.parse(of.publicFrom) > now && <p className={css.embargo}>{text('notices.publicFrom', { at: instant(locale, of.publicFrom) })}</p>}
        {of.promotion && <p className={css.promotion}>{text('notices.promotion')}</p>}
      </div>
      <div className={css.body}>
        <h2>{of.title}</h2>
        <Markdown of={of.bodyMarkdown} />
        {of.effectiveAt !== null && (
          <p className={css.effective}>
            {text('notices.effective')} <Deadline at={of.effectiveAt} />
          </p>
        )}
      </div>
    </article>
  )
}
