import { Link } from 'wouter'
import { day } from '../clock/time.ts'
import { documentKey } from '../i18n/enums.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { DataTable, type Column, type Sort } from '../ui/data-table.tsx'
import { Relative } from '../ui/deadline.tsx'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import type { NameRow } from './names-query.ts'
import css from './names-table.module.css'
import type { SortKey } from './narrowing.ts'
import { StatusList } from './status-list.tsx'

interface NamesTableProps {
  rows: readonly NameRow[]
  sort: Sort<SortKey>
  onSort: (sort: Sort<SortKey>) => void
}

type ColumnKey = SortKey | 'state' | 'holder'

export function NamesTable({ rows, sort, onSort }: NamesTableProps) {
  const text = useText()
  const columns: Column<NameRow, ColumnKey>[] = [
    { key: 'NAME', header: text('names.name'), sortable: true, cell: (row) => <NameCell row={row} /> },
    { key: 'state', header: text('names.state'), cell: (row) => <StateCell row={row} /> },
    { key: 'holder', header: text('names.holder'), cell: ({ registrant }) => <Holder of={registrant} /> },
    { key: 'CREATED_AT', header: text('names.created'), sortable: true, figures: true, cell: (row) => <SinceCell row={row} /> },
    { key: 'EXPIRES_AT', header: text('names.expires'), sortable: true, figures: true, cell: (row) => <ExpiryCell row={row} /> },
  ]
  return (
    <DataTable
      caption={text('names.title')}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      sort={sort}
      onSort={({ by, descending }) => {
        if (by !== 'state' && by !== 'holder') onSort({ by, descending })
      }}
    />
  )
}

function NameCell({ row }: { row: NameRow }) {
  return (
    <Link href={paths.domain(row.name)}>
      <Name of={row.name} ascii={row.asciiName} />
    </Link>
  )
}

/** How a name stands and, where it waits, for what and how long. */
function StateCell({ row }: { row: NameRow }) {
  const text = useText()
  const papers = row.awaitingDocuments.map(({ kind }) => text(documentKey(kind)))
  return (
    <>
      <StatusList of={row.statuses} />
      {papers.length > 0 && <p className={css.waits}>{papers.join(text('list.and'))}</p>}
      {row.awaitingPayment && (
        <p className={css.waits}>
          <Money of={row.awaitingPayment} />
        </p>
      )}
      {row.awaitingUntil !== null && (
        <p className={css.waits}>
          {text('names.until')} <Relative at={row.awaitingUntil} />
        </p>
      )}
    </>
  )
}

/** By the name in the reader's script, where the holder has one. */
function Holder({ of }: { of: NameRow['registrant'] }) {
  const locale = useLocale()
  return locale === 'en' || of.nameInChinese === null ? of.name : <span lang="zh-Hant">{of.nameInChinese}</span>
}

/** When it was registered; a name that still waits has only been asked for. */
function SinceCell({ row }: { row: NameRow }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <>
      <time dateTime={row.createdAt}>{day(locale, row.createdAt)}</time>
      {row.awaitingUntil !== null && <p className={css.waits}>{text('names.askedFor')}</p>}
    </>
  )
}

/** A name that still waits has no term yet. */
function ExpiryCell({ row }: { row: NameRow }) {
  const [text, locale] = [useText(), useLocale()]
  if (row.awaitingUntil !== null) return text('names.notYet')
  return (
    <>
      <time dateTime={row.expiresAt}>{day(locale, row.expiresAt)}</time>
      {row.autoRenew && <p className={css.waits}>{text('names.renews')}</p>}
    </>
  )
}
