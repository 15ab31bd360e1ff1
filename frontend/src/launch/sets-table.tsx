import { Link } from 'wouter'
import { aliasText } from '../i18n/alias.ts'
import { useText, type Text } from '../i18n/text.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Name } from '../ui/name.tsx'
import { Status } from '../ui/status.tsx'
import { decisionOf, firstOf, type DeskSetRow, type SetRow } from './sets.ts'
import css from './sets.module.css'

interface SetsTableProps<Row> {
  rows: readonly Row[]
  hrefOf: (row: Row) => string
}

function nameColumn<Row extends SetRow>(text: Text, hrefOf: (row: Row) => string): Column<Row> {
  return {
    key: 'name',
    header: text('search.name'),
    cell: (row) => (
      <Link href={hrefOf(row)}>
        <Name of={row.name} ascii={row.asciiName} />
      </Link>
    ),
  }
}

function Decided({ of }: { of: SetRow }) {
  const text = useText()
  const { state, word } = decisionOf(of.decidedBy)
  return <Status state={state}>{text(word)}</Status>
}

/** Names and how each was decided; the name leads to its proof. */
export function SetsTable({ rows, hrefOf }: SetsTableProps<SetRow>) {
  const text = useText()
  const columns: Column<SetRow>[] = [
    nameColumn(text, hrefOf),
    { key: 'decided', header: text('results.by'), cell: (row) => <Decided of={row} /> },
    { key: 'winner', header: text('results.winner'), cell: ({ winner }) => (winner ? <span className={css.alias}>{aliasText(text, winner.alias)}</span> : null) },
    {
      key: 'provisional',
      header: text('results.stands'),
      cell: ({ winner, provisionalUntil }) => (winner ? provisionalUntil === null ? text('results.final') : <Deadline at={provisionalUntil} /> : null),
    },
  ]
  return <Table columns={columns} rows={rows} />
}

/** The same at the desk: with what decided each, what is odd about it, and who comes first before anyone else knows. */
export function DeskSetsTable({ rows, hrefOf }: SetsTableProps<DeskSetRow>) {
  const text = useText()
  const columns: Column<DeskSetRow>[] = [
    nameColumn(text, hrefOf),
    {
      key: 'decided',
      header: text('results.by'),
      cell: (row) => (
        <>
          <Decided of={row} />
          <p className={css.soft}>{row.explanation}</p>
        </>
      ),
    },
    {
      key: 'anomalies',
      header: text('results.anomalies'),
      cell: ({ anomalies }) =>
        anomalies.length === 0 ? null : (
          <ul className={css.anomalies}>
            {anomalies.map((anomaly) => (
              <li key={anomaly}>{anomaly}</li>
            ))}
          </ul>
        ),
    },
    {
      key: 'first',
      header: text('results.first'),
      cell: (row) => {
        const first = row.decidedBy === 'AWAITING_DRAW' ? undefined : firstOf(row)
        return first === undefined ? null : <span className={css.alias}>{aliasText(text, first)}</span>
      },
    },
  ]
  return <Table columns={columns} rows={rows} />
}

function Table<Row extends SetRow>({ columns, rows }: { columns: readonly Column<Row>[]; rows: readonly Row[] }) {
  const text = useText()
  return <DataTable caption={text('results.names')} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} rowName={({ name }) => name} />
}
