import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { asks } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { Answer, FaultNotice, Loading } from '../ui/answer.tsx'
import { Page } from '../ui/page.tsx'
import { AtAGlance } from './at-a-glance.tsx'
import { AvailabilityQuery, type Availability } from './availability.ts'
import { AvailabilityTable } from './availability-table.tsx'
import { candidates, tidy } from './candidates.ts'
import { HomeQuery } from './home-query.ts'
import { SearchBox } from './search-box.tsx'
import { Verdict } from './verdict.tsx'

/** The first page: one box. A word is tried in every category; a whole name is answered first. */
export function SearchPage() {
  const text = useText()
  const [search, setSearch] = useSearchParams()
  const query = search.get('q') ?? ''
  const home = useQuery(asks(HomeQuery, {}))
  const names = candidates(query, home.data?.domainCategories ?? [])
  const answers = useQuery({ ...asks(AvailabilityQuery, { names }), enabled: names.length > 0, placeholderData: keepPreviousData })
  const shown = query === '' ? undefined : answers.data?.domainAvailability
  return (
    <Page title={text('search.title')} statement={<Statement shown={shown} asked={tidy(query)} waiting={query !== '' && answers.isFetching} />}>
      <SearchBox query={query} onAsk={({ word, replace }) => setSearch(word === '' ? {} : { q: word }, { replace })} />
      {query === '' ? (
        <Answer to={home} lines={8}>
          {(data) => <AtAGlance of={data} />}
        </Answer>
      ) : (
        <Answers shown={shown} waiting={answers.isFetching} error={home.error ?? answers.error} onRetry={() => void (home.isError ? home : answers).refetch()} />
      )}
    </Page>
  )
}

/** What the answers amount to, in a sentence; said aloud when it changes. */
function Statement({ shown, asked, waiting }: { shown: readonly Availability[] | undefined; asked: string; waiting: boolean }) {
  const text = useText()
  if (asked === '') return text('search.statement')
  return <div role="status">{shown ? <Verdict on={shown} asked={asked} /> : waiting ? text('search.looking', { query: asked }) : text('search.statement')}</div>
}

interface AnswersProps {
  shown: readonly Availability[] | undefined
  waiting: boolean
  error: Error | null
  onRetry: () => void
}

function Answers({ shown, waiting, error, onRetry }: AnswersProps) {
  if (shown) return <AvailabilityTable answers={shown} stale={waiting} />
  if (error) return <FaultNotice error={error} onRetry={onRetry} />
  return <Loading lines={7} />
}
