import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { instant } from '../clock/time.ts'
import { pages, useDeed } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Allowed, Door } from '../session/door.tsx'
import { Answer, Empty, FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page } from '../ui/page.tsx'
import { Segments } from '../ui/segments.tsx'
import { Status, type State } from '../ui/status.tsx'
import { say } from '../ui/toast.tsx'
import { RetryJob, WorkQuery, type Job, type JobState } from './work-query.ts'

/** What the server does that nobody waits for: an operator sees what waits and failed, and lets it be tried again. */
export function WorkPage() {
  const text = useText()
  return (
    <Door to="officer" title={text('work.title')}>
      {() => (
        <Allowed to="operate">
          <Work />
        </Allowed>
      )}
    </Door>
  )
}

const lists = { all: null, open: ['WAITING', 'RUNNING', 'RETRYING'], failed: ['FAILED', 'STOPPED'], done: ['DONE'] } as const satisfies Record<string, readonly JobState[] | null>
type List = keyof typeof lists
const renewEvery = 10_000

function Work() {
  const text = useText()
  const [list, setList] = useState<List>('all')
  const states = lists[list]
  const work = useInfiniteQuery({
    ...pages(WorkQuery, (after) => ({ states: states && [...states], after }), ({ jobs }) => jobs.pageInfo),
    refetchInterval: renewEvery,
  })
  const counts = new Map(work.data?.pages[0]?.jobCounts.map(({ state, count }) => [state, count]))
  const many = (of: List) => (lists[of] ?? [...counts.keys()]).reduce((sum, state) => sum + (counts.get(state) ?? 0), 0)
  const failed = many('failed') + (counts.get('RETRYING') ?? 0)
  return (
    <Page title={text('work.title')} statement={work.data ? text('work.statement', { failed }) : text('work.lead')}>
      <Segments
        legend={text('work.list')}
        value={list}
        onChange={setList}
        options={(['all', 'open', 'failed', 'done'] as const).map((value) => ({ value, label: text(`work.list.${value}`, { count: many(value) }) }))}
      />
      <Answer to={work} lines={10}>
        {({ pages: read }) => {
          const jobs = read.flatMap((one) => one.jobs.edges.map(({ node }) => node))
          if (jobs.length === 0) return <Empty title={text('work.none')} />
          return (
            <div>
              <Jobs of={jobs} />
              <LoadMore
                shown={jobs.length}
                total={read[0]?.jobs.totalCount ?? jobs.length}
                more={work.hasNextPage}
                busy={work.isFetchingNextPage}
                onMore={() => void work.fetchNextPage()}
              />
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

const looks: Record<JobState, State> = { WAITING: 'neutral', RUNNING: 'waiting', RETRYING: 'waiting', FAILED: 'refused', DONE: 'good', STOPPED: 'refused' }

function Jobs({ of }: { of: readonly Job[] }) {
  const [text, locale] = [useText(), useLocale()]
  const queries = useQueryClient()
  const retry = useDeed(RetryJob)
  const again = async ({ id }: Job) => {
    const answer = await retry.mutateAsync({ input: { jobId: id } }).catch(() => undefined)
    if (!answer) return
    await queries.invalidateQueries()
    say(answer.retryJob.userErrors[0]?.message ?? text('work.retried'))
  }
  const columns: Column<Job>[] = [
    { key: 'what', header: text('work.what'), cell: (job) => <What of={job} /> },
    { key: 'state', header: text('work.state'), cell: ({ state }) => <Status state={looks[state]}>{text(`work.state.${state}`)}</Status> },
    { key: 'came', header: text('work.came'), cell: ({ outcome, error }) => error || outcome || null },
    { key: 'tries', header: text('work.tries'), figures: true, cell: ({ attempt, attemptsMost }) => text('work.triesOf', { attempt, most: attemptsMost }) },
    { key: 'when', header: text('work.when'), figures: true, cell: ({ endedAt, dueAt }) => <time dateTime={endedAt ?? dueAt}>{instant(locale, endedAt ?? dueAt)}</time> },
    { key: 'again', header: text('work.choices'), cell: (job) => (mayAgain(job) ? <Again of={job} busy={retry.isPending} onAgain={(one) => void again(one)} /> : null) },
  ]
  return (
    <>
      {retry.isError && <FaultNotice error={retry.error} />}
      <DataTable caption={text('work.title')} captionHidden columns={columns} rows={of} rowKey={({ id }) => id} />
    </>
  )
}

const known = ['FREE_NAMES', 'SETTLE_LAUNCH', 'ERASE_EVIDENCE', 'ERASE_PAPERS', 'FORGET_SESSIONS', 'WRITE_LETTERS', 'REMIND', 'LETTER'] as const
type Known = (typeof known)[number]

function isKnown(kind: string): kind is Known {
  return known.some((one) => one === kind)
}

function What({ of }: { of: Job }) {
  const text = useText()
  return <>{isKnown(of.kind) ? text(`work.kind.${of.kind}`) : of.kind}</>
}

function mayAgain({ state }: Job): boolean {
  return state === 'FAILED' || state === 'RETRYING'
}

function Again({ of, busy, onAgain }: { of: Job; busy: boolean; onAgain: (job: Job) => void }) {
  const text = useText()
  return (
    <Button look="plain" busy={busy} onClick={() => onAgain(of)}>
      {text('work.retry')}
      <span className="unseen"> {of.id}</span>
    </Button>
  )
}
