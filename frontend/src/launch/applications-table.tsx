import { Link } from 'wouter'
import { documentKey } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Name } from '../ui/name.tsx'
import { Status } from '../ui/status.tsx'
import { lacking, standingOf, type Application } from './applications.ts'
import css from './sets.module.css'

export function ApplicationsTable({ rows }: { rows: readonly Application[] }) {
  const text = useText()
  const columns: Column<Application>[] = [
    {
      key: 'name',
      header: text('search.name'),
      cell: ({ id, name }) => (
        <Link href={paths.application(id)}>
          <Name of={name} />
        </Link>
      ),
    },
    { key: 'phase', header: text('certificate.phase'), cell: ({ phase }) => phase.title },
    { key: 'holder', header: text('application.for'), cell: ({ registrant }) => registrant.name },
    {
      key: 'status',
      header: text('objection.standing'),
      cell: (row) => {
        const { state, word } = standingOf(row)
        return (
          <>
            <Status state={state}>{text(word)}</Status>
            <p className={css.soft}>{row.reason}</p>
          </>
        )
      },
    },
    {
      key: 'missing',
      header: text('application.missing'),
      cell: (row) => lacking(row).map(({ kind }) => text(documentKey(kind))).join(text('list.and')) || null,
    },
    { key: 'rank', header: text('entries.rank'), figures: true, cell: ({ rank }) => rank },
  ]
  return <DataTable caption={text('place.applications')} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} rowName={({ name }) => name} />
}
