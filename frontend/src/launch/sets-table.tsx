import { Link } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Name } from '../ui/name.tsx'
import { Status } from '../ui/status.tsx'
import { decisionOf, type SetRow } from './sets.ts'
import css from './sets.module.css'

interface SetsTableProps {
  rows: readonly SetRow[]
  hrefOf: (row: SetRow) => string
  /** Officers see anomalies too, and the stage of a draw. */
  desk?: boolean
}

/** Names and how each was decided; the name leads to its proof. */
export function SetsTable({ rows, hrefOf, desk = false }: SetsTableProps) {
  const text = useText()
  const columns: Column<SetRow>[] = [
    {
      key: 'name',
      header: text('search.name'),
      cell: (row) => (
        <Link href={hrefOf(row)}>
          <Name of={row.name} ascii={row.asciiName} />
        </Link>
      ),
    },
    {
      key: 'decided',
      header: text('results.by'),
      cell: (row) => {
        const { state, word } = decisionOf(row.decidedBy)
        return (
          <>
            <Status state={state}>{text(word)}</Status>
            {desk && <p className={css.soft}>{row.explanation}</p>}
          </>
        )
      },
    },
    { key: 'winner', header: text('results.winner'), cell: ({ winner }) => (winner ? <span className={css.alias}>{winner.alias}</span> : null) },
    {
      key: 'provisional',
      header: text('results.stands'),
      cell: ({ winner, provisionalUntil }) => (winner ? provisionalUntil === null ? text('results.final') : <Deadline at={provisionalUntil} /> : null),
    },
  ]
  const anomalies: Column<SetRow> = {
    key: 'anomalies',
    header: text('results.anomalies'),
    cell: (row) =>
      row.anomalies.length === 0 ? null : (
        <ul className={css.anomalies}>
          {row.anomalies.map((anomaly) => (
            <li key={anomaly}>{anomaly}</li>
          ))}
        </ul>
      ),
  }
  return (
    <DataTable caption={text('results.names')} captionHidden columns={desk ? [...columns.slice(0, 2), anomalies, ...columns.slice(2, 3)] : columns} rows={rows} rowKey={({ id }) => id} rowName={({ name }) => name} />
  )
}
