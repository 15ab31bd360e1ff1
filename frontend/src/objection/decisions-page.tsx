import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { pages } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Name } from '../ui/name.tsx'
import { Page } from '../ui/page.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { CaseFacts, DecisionShown } from './case-facts.tsx'
import css from './objection.module.css'
import { ObjectionsQuery } from './objection.ts'

/** The public register: every objection that was entertained, and how it was decided, with personal data blacked out. */
export function DecisionsPage() {
  const text = useText()
  const cases = useInfiniteQuery(pages(ObjectionsQuery, (after) => ({ first: 20, after, status: null }), ({ objections }) => objections.pageInfo))
  const total = cases.data?.pages[0]?.objections.totalCount
  return (
    <Page
      title={text('decisions.title')}
      statement={total === undefined ? text('decisions.lead') : text('decisions.statement', { total })}
      actions={
        <>
          <ButtonLink to={paths.track()}>{text('track.title')}</ButtonLink>
          <PrintButton />
        </>
      }
    >
      <Answer to={cases} lines={10}>
        {({ pages: read }) => {
          const all = read.flatMap(({ objections }) => objections.edges.map(({ node }) => node))
          if (all.length === 0) {
            return (
              <Empty title={text('decisions.none')}>
                <p>{text('decisions.noneWhy')}</p>
                <Link href={paths.launch()}>{text('launch.title')}</Link>
              </Empty>
            )
          }
          return (
            <>
              <ol className={css.decisions}>
                {all.map((objection) => (
                  <li key={objection.id} className={css.decision}>
                    <h2>
                      <Link href={paths.result(objection.set.phase.kind, objection.set.name)}>
                        <Name of={objection.set.name} />
                      </Link>
                    </h2>
                    <CaseFacts of={objection} named />
                    <DecisionShown of={objection} />
                  </li>
                ))}
              </ol>
              <LoadMore shown={all.length} total={total ?? all.length} more={cases.hasNextPage} busy={cases.isFetchingNextPage} onMore={() => void cases.fetchNextPage()} />
            </>
          )
        }}
      </Answer>
    </Page>
  )
}
