import { useInfiniteQuery } from '@tanstack/react-query'
import { stamp } from '../clock/hong-kong.ts'
import { instant } from '../clock/time.ts'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { pages } from '../gql/query.ts'
import { readAll, type Progress } from '../gql/read-all.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { Facts } from '../ui/facts.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page } from '../ui/page.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { NameLink } from './activity.tsx'
import { EntryFields, useTold } from './entry.ts'
import css from './audit-page.module.css'

const AuditQuery = graphql(
  `
    query Audit($first: Int!, $after: String) {
      viewer {
        partner {
          id
          auditLog(first: $first, after: $after) {
            edges { node { ...EntryFields requestId hash } }
            pageInfo { hasNextPage endCursor }
            totalCount
          }
        }
      }
    }
  `,
  [EntryFields],
)

type Answered = ResultOf<typeof AuditQuery>

function logOf(answer: Answered) {
  return answer.viewer?.partner?.auditLog
}

type Line = NonNullable<ReturnType<typeof logOf>>['edges'][number]['node']

const noPage = { hasNextPage: false, endCursor: null }

export function AuditPage() {
  const text = useText()
  return (
    <Door to="partner" title={text('audit.title')}>
      {() => <Audit />}
    </Door>
  )
}

function Audit() {
  const text = useText()
  const log = useInfiniteQuery(pages(AuditQuery, (after) => ({ first: 50, after }), (answer) => logOf(answer)?.pageInfo ?? noPage))
  const total = log.data?.pages[0] && logOf(log.data.pages[0])?.totalCount
  return (
    <Page title={text('audit.title')} statement={text('audit.statement')} actions={<Actions total={total ?? 0} />}>
      <Answer to={log} lines={10}>
        {({ pages: read }) => {
          const lines = read.flatMap((answer) => logOf(answer)?.edges.map(({ node }) => node) ?? [])
          if (lines.length === 0) return <Empty title={text('audit.none')} />
          return (
            <div>
              <Lines of={lines} />
              <LoadMore shown={lines.length} total={total ?? lines.length} more={log.hasNextPage} busy={log.isFetchingNextPage} onMore={() => void log.fetchNextPage()} />
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

function Lines({ of }: { of: readonly Line[] }) {
  const [text, locale] = [useText(), useLocale()]
  const told = useTold()
  const columns: Column<Line>[] = [
    { key: 'what', header: text('audit.what'), cell: (line) => told(line).deed },
    { key: 'about', header: text('audit.about'), cell: (line) => <About line={line} /> },
    { key: 'who', header: text('audit.who'), cell: ({ actor }) => <Who actor={actor} /> },
    { key: 'when', header: text('audit.when'), figures: true, cell: ({ at }) => <time dateTime={at}>{instant(locale, at)}</time> },
  ]
  return (
    <DataTable
      caption={text('audit.title')}
      captionHidden
      columns={columns}
      rows={of}
      rowKey={({ id }) => id}
      rowName={(line) => `${told(line).deed}, ${instant(locale, line.at)}`}
      detailLabel={text('audit.details')}
      detail={(line) => <Details of={line} />}
    />
  )
}

/** An address breaks after its @, and within a word only where nothing else helps. */
function Who({ actor }: { actor: string }) {
  const at = actor.indexOf('@') + 1
  return (
    <span className={css.who}>
      {actor.slice(0, at)}
      {at > 0 && <wbr />}
      {actor.slice(at)}
    </span>
  )
}

function About({ line }: { line: Line }) {
  const { name, detail } = useTold()(line)
  if (name === undefined && detail === undefined) return <code className={css.code}>{line.target}</code>
  return (
    <>
      {name !== undefined && <NameLink name={name} />} {detail}
    </>
  )
}

/** What was recorded, to the letter, and the hash by which it holds to the entry before it. */
function Details({ of }: { of: Line }) {
  const text = useText()
  return (
    <Facts
      of={[
        { label: text('audit.action'), value: <code className={css.code}>{of.action}</code> },
        { label: text('audit.target'), value: <code className={css.code}>{of.target}</code> },
        { label: text('audit.request'), value: <code className={css.code}>{of.requestId}</code> },
        { label: text('audit.changes'), value: <code className={css.code}>{of.changes === null ? '–' : JSON.stringify(of.changes)}</code> },
        { label: text('audit.hash'), value: <code className={css.code}>{of.hash}</code> },
      ]}
    />
  )
}

function Actions({ total }: { total: number }) {
  const text = useText()
  const told = useTold()
  const read = async (progress: Progress, signal: AbortSignal) => {
    const lines = await readAll({ document: AuditQuery, variables: (after) => ({ first: 100, after }), connection: logOf }, progress, signal)
    return lines.map((line) => [
      stamp(line.at),
      told(line).deed,
      line.action,
      line.target,
      line.actor,
      line.requestId,
      line.changes === null ? '' : JSON.stringify(line.changes),
      line.hash,
    ])
  }
  const header = ['audit.when.hkt', 'audit.what', 'audit.action', 'audit.target', 'audit.who', 'audit.request', 'audit.changes', 'audit.hash'] as const
  return (
    <>
      <ExportButton filename="audit-log.csv" header={header.map((key) => text(key))} total={total} read={read} />
      <PrintButton />
    </>
  )
}
