import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import { lastInstant } from '../clock/hong-kong.ts'
import { instant } from '../clock/time.ts'
import { pages } from '../gql/query.ts'
import { Gap, useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Segments } from '../ui/segments.tsx'
import { Status } from '../ui/status.tsx'
import { ApplicationsQuery, type QueuedApplication } from './desk.ts'
import { standing } from './standing.ts'

export function QueuePage() {
  const text = useText()
  return (
    <Door to="officer" title={text('place.joining')}>
      {() => <Applications />}
    </Door>
  )
}

const shows = ['open', 'ended'] as const

/** Applications as they wait: what is overdue first, then by when it is due. Or those that have ended. */
function Applications() {
  const text = useText()
  const [params, setParams] = useSearchParams()
  const ended = params.get('show') === 'ended'
  const found = useInfiniteQuery({ ...pages(ApplicationsQuery, (after) => ({ after, ended }), ({ partnerApplications }) => partnerApplications.pageInfo), staleTime: 0 })
  const rows = found.data?.pages.flatMap(({ partnerApplications }) => partnerApplications.edges.map(({ node }) => node))
  const total = found.data?.pages[0]?.partnerApplications.totalCount
  return (
    <Page title={text('place.joining')} statement={<Statement rows={rows} total={total} ended={ended} />}>
      <Segments
        legend={text('queue.show')}
        options={shows.map((value) => ({ value, label: text(`queue.show.${value}`) }))}
        value={ended ? 'ended' : 'open'}
        onChange={(value) => setParams(value === 'open' ? {} : { show: value }, { replace: true })}
      />
      <Answer to={found} lines={8}>
        {() =>
          rows && rows.length > 0 ? (
            <div>
              <Queue rows={rows} ended={ended} />
              <LoadMore shown={rows.length} total={total ?? rows.length} more={found.hasNextPage} busy={found.isFetchingNextPage} onMore={() => void found.fetchNextPage()} />
            </div>
          ) : (
            <Empty title={text('queue.none')}>
              <p>{text('queue.noneWhy')}</p>
            </Empty>
          )
        }
      </Answer>
    </Page>
  )
}

interface StatementProps {
  rows: readonly QueuedApplication[] | undefined
  total: number | undefined
  ended: boolean
}

function Statement({ rows, total, ended }: StatementProps) {
  const text = useText()
  if (total === undefined || rows === undefined) return text('queue.lead')
  if (ended) return text('queue.ended', { total })
  const overdue = rows.filter((row) => row.overdue).length
  return (
    <>
      {text('queue.count', { total })}
      {overdue > 0 && (
        <>
          <Gap />
          {text('queue.overdue', { overdue })}
        </>
      )}
    </>
  )
}

function Queue({ rows, ended }: { rows: readonly QueuedApplication[]; ended: boolean }) {
  const [text, locale] = [useText(), useLocale()]
  const columns: Column<QueuedApplication>[] = [
    {
      key: 'company',
      header: text('queue.company'),
      cell: ({ id, companyName, applicant }) => (
        <>
          <Link href={paths.joiningOne(id)}>{companyName === '' ? text('queue.unnamed') : companyName}</Link>
          <div>{applicant}</div>
        </>
      ),
    },
    {
      key: 'status',
      header: text('joining.standing'),
      cell: (row) => {
        const { state, word } = standing(row)
        return <Status state={state}>{text(word)}</Status>
      },
    },
    ...(ended
      ? [{ key: 'ended', header: text('joining.endedAt'), figures: true, cell: (row: QueuedApplication) => endOf(row) && instant(locale, endOf(row) ?? '') }]
      : [
          { key: 'due', header: text('queue.due'), cell: (row: QueuedApplication) => <Due of={row} /> },
          { key: 'fee', header: text('queue.fee'), figures: true, cell: ({ fee }: QueuedApplication) => <Money of={fee.outstanding} /> },
          { key: 'sent', header: text('queue.sent'), figures: true, cell: ({ submittedAt }: QueuedApplication) => submittedAt && instant(locale, submittedAt) },
        ]),
  ]
  return <DataTable caption={text('place.joining')} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} rowName={({ companyName }) => companyName} />
}

function endOf({ decision, withdrawnAt }: QueuedApplication): string | null {
  return decision?.decidedAt ?? withdrawnAt
}

/** When it is due; or, while the clock stands, what is missing. */
function Due({ of }: { of: QueuedApplication }) {
  const text = useText()
  if (of.decisionDue) return <Deadline at={lastInstant(of.decisionDue.endsAt)} />
  return text('queue.clockStands', { missing: of.checklist.filter(({ done }) => !done).length, steps: of.checklist.length })
}
