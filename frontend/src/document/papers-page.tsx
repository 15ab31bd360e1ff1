import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { pages } from '../gql/query.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { Allowed, Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Relative } from '../ui/deadline.tsx'
import { CheckField } from '../ui/field.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page, Section } from '../ui/page.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { PaperFacts } from './paper-facts.tsx'
import css from './papers-page.module.css'
import { PapersQuery, type PaperToReview } from './papers-query.ts'
import { Queue } from './queue.tsx'
import { Sight } from './sight.tsx'
import { Verdict } from './verdict.tsx'

/** Addresses of papers are good for a quarter of an hour; they are asked for anew before that. */
const renewEvery = 10 * 60_000

export function PapersPage() {
  const text = useText()
  return (
    <Door to="officer" title={text('papers.title')}>
      {() => <Papers />}
    </Door>
  )
}

function Papers() {
  const text = useText()
  const papers = useInfiniteQuery({ ...pages(PapersQuery, (after) => ({ after }), ({ documents }) => documents.pageInfo), refetchInterval: renewEvery })
  const read = papers.data?.pages.flatMap(({ documents }) => documents.edges.map(({ node }) => node))
  const total = papers.data?.pages[0]?.documents.totalCount
  return (
    <Page title={text('papers.title')} statement={<Statement total={total} oldest={read?.[0]} />}>
      <Answer to={papers} lines={10}>
        {() => (read && read.length > 0 ? <Desk papers={read} /> : <Done />)}
      </Answer>
      {read && read.length > 0 && (
        <LoadMore shown={read.length} total={total ?? read.length} more={papers.hasNextPage} busy={papers.isFetchingNextPage} onMore={() => void papers.fetchNextPage()} />
      )}
    </Page>
  )
}

function Statement({ total, oldest }: { total: number | undefined; oldest: PaperToReview | undefined }) {
  const text = useText()
  if (total === undefined) return text('papers.lead')
  if (!oldest?.uploadedAt) return text('papers.waiting', { total })
  return <Sentence of="papers.waitingSince" values={{ total, since: <Relative at={oldest.uploadedAt} /> }} />
}

function Done() {
  const text = useText()
  return (
    <Empty title={text('papers.none')}>
      <p>{text('papers.noneWhy')}</p>
    </Empty>
  )
}

/** One paper at a time, the longest waiting first; the place in the queue stays when a paper leaves it. */
function Desk({ papers }: { papers: readonly PaperToReview[] }) {
  const text = useText()
  const [params, setParams] = useSearchParams()
  const [place, setPlace] = useState(0)
  const [keys, setKeys] = useState(true)
  const asked = papers.findIndex(({ id }) => id === params.get('paper'))
  const at = asked === -1 ? Math.min(place, papers.length - 1) : asked
  const paper = papers[at]
  const goTo = (index: number) => {
    const next = papers[(index + papers.length) % papers.length]
    if (!next) return
    setPlace(papers.indexOf(next))
    setParams({ paper: next.id }, { replace: true })
  }
  useKeys(keys, {
    j: () => goTo(at + 1),
    k: () => goTo(at - 1),
    a: () => document.getElementById('accept-paper')?.focus(),
    r: () => document.getElementById('field-reason')?.focus(),
  })
  if (!paper) return null
  return (
    <>
      <div className={css.bar}>
        <p role="status">{text('papers.place', { at: at + 1, of: papers.length })}</p>
        {papers.length > 1 && (
          <>
            <Button onClick={() => goTo(at - 1)}>{text('papers.previous')}</Button>
            <Button onClick={() => goTo(at + 1)}>{text('papers.next')}</Button>
          </>
        )}
        <CheckField name="keys" label={text('papers.keys')} checked={keys} onChange={(event) => setKeys(event.target.checked)} />
      </div>
      <div className={css.desk}>
        <Sight of={paper} name={paper.domain?.name ?? paper.launchApplication?.name ?? ''} />
        <div className={css.facts}>
          <PaperFacts of={paper} />
          <Allowed to="review">
            <Verdict key={paper.id} on={paper} onDone={() => setParams({}, { replace: true })} />
          </Allowed>
        </div>
      </div>
      <Section title={text('papers.queue')}>
        <Queue papers={papers} current={paper.id} onChoose={(id) => goTo(papers.findIndex((other) => other.id === id))} />
      </Section>
    </>
  )
}
