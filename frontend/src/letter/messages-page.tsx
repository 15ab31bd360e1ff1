import { useInfiniteQuery } from '@tanstack/react-query'
import { instant } from '../clock/time.ts'
import { pages } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { NewsConsent } from './news-consent.tsx'
import { MessagesQuery, type Letter } from './messages-query.ts'
import css from './messages.module.css'

/** What the reader is written, and whether news is among it. It is for everyone who has an account. */
export function MessagesPage() {
  const text = useText()
  return (
    <Door to="anyone" title={text('place.messages')}>
      {() => <Messages />}
    </Door>
  )
}

const noPage = { hasNextPage: false, endCursor: null }

function Messages() {
  const text = useText()
  const answer = useInfiniteQuery(pages(MessagesQuery, (after) => ({ after }), ({ viewer }) => viewer?.letters.pageInfo ?? noPage))
  const viewer = answer.data?.pages[0]?.viewer
  return (
    <Page title={text('place.messages')} statement={text('letter.statement', { email: viewer?.member?.email ?? '' })}>
      <Answer to={answer} lines={6}>
        {({ pages: read }) => {
          const letters = read.flatMap((one) => one.viewer?.letters.edges.map(({ node }) => node) ?? [])
          return (
            <>
              {viewer?.newsConsent && <NewsConsent of={viewer.newsConsent} />}
              <Section title={text('letter.sent')} lead={text('letter.sentLead')}>
                {letters.length === 0 ? (
                  <Empty title={text('letter.none')} />
                ) : (
                  <div>
                    <Letters of={letters} />
                    <LoadMore
                      shown={letters.length}
                      total={viewer?.letters.totalCount ?? letters.length}
                      more={answer.hasNextPage}
                      busy={answer.isFetchingNextPage}
                      onMore={() => void answer.fetchNextPage()}
                    />
                  </div>
                )}
              </Section>
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

function Letters({ of }: { of: readonly Letter[] }) {
  const [text, locale] = [useText(), useLocale()]
  const columns: Column<Letter>[] = [
    { key: 'subject', header: text('letter.subject'), cell: ({ subject }) => subject },
    { key: 'kind', header: text('letter.kind'), cell: ({ kind }) => <Status state="neutral">{text(`letter.kind.${kind}`)}</Status> },
    { key: 'when', header: text('letter.when'), figures: true, cell: ({ sentAt }) => <time dateTime={sentAt}>{instant(locale, sentAt)}</time> },
  ]
  return (
    <DataTable
      caption={text('letter.sent')}
      captionHidden
      columns={columns}
      rows={of}
      rowKey={({ id }) => id}
      rowName={({ subject }) => subject}
      detailLabel={text('letter.read')}
      detail={({ body }) => <p className={css.body}>{body}</p>}
    />
  )
}
