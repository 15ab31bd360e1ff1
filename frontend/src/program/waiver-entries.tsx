import { Link } from 'wouter'
import { instant } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Name } from '../ui/name.tsx'
import { Status, type State } from '../ui/status.tsx'
import { WhyAnswer } from '../ui/why.tsx'
import type { WaiverEntry } from './waiver-query.ts'

/** What may still come to count is waiting; what never will is not a fault, only not counted. */
const shapes: Record<NonNullable<WaiverEntry['exclusion']>, State> = {
  NOT_PAID: 'waiting',
  DOCUMENTS_OUTSTANDING: 'waiting',
  UNSUCCESSFUL: 'refused',
  RENEWAL: 'neutral',
  TRANSFER: 'neutral',
  DETAILS_MAINTENANCE: 'neutral',
  NAME_SERVER_MAINTENANCE: 'neutral',
  OUTSIDE_WINDOW: 'neutral',
}

/** An operation; its rule is left out where all of a list count by the same. */
type Row = Omit<WaiverEntry, 'rule'> & { rule?: WaiverEntry['rule'] }

/** Every operation of the year, counted or why not, with the rule behind it. */
export function WaiverEntries({ rows }: { rows: readonly Row[] }) {
  const [text, locale] = [useText(), useLocale()]
  const columns: Column<Row>[] = [
    {
      key: 'domain',
      header: text('waiver.domain'),
      cell: ({ domain }) => (
        <Link href={paths.domain(domain)}>
          <Name of={domain} />
        </Link>
      ),
    },
    { key: 'state', header: text('waiver.state'), cell: (row) => <Counted row={row} /> },
    { key: 'because', header: text('waiver.because'), cell: ({ exclusion }) => text(exclusion === null ? 'waiver.complete' : `exclusion.${exclusion}`) },
    { key: 'when', header: text('waiver.when'), figures: true, cell: ({ occurredAt }) => <time dateTime={occurredAt}>{instant(locale, occurredAt)}</time> },
  ]
  return (
    <DataTable
      caption={text('waiver.caption')}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ domain }) => domain}
      detail={({ rule }) => rule && <WhyAnswer rule={rule} />}
    />
  )
}

function Counted({ row }: { row: Row }) {
  const text = useText()
  const shape = row.exclusion === null ? 'good' : shapes[row.exclusion]
  return <Status state={shape}>{text(row.counted ? 'waiver.yes' : 'waiver.no')}</Status>
}
