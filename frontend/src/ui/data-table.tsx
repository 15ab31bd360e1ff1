import { useId, useState, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { classNames } from './class-names.ts'
import css from './data-table.module.css'
import { Icon } from './icon.tsx'
import { useNarrow } from './use-narrow.ts'
import { WhyToggle } from './why.tsx'

export interface Sort<Key extends string> {
  by: Key
  descending: boolean
}

export interface Column<Row, Key extends string = string> {
  key: Key
  header: string
  /** Null where the row has nothing to say here: a dash in the table, no line on a phone. */
  cell: (row: Row) => ReactNode
  /** Figures stand at the end of their column. */
  figures?: boolean
  sortable?: boolean
}

interface DataTableProps<Row, Key extends string> {
  /** What the table shows; said before it, for everyone or only for those who hear the page. */
  caption: string
  captionHidden?: boolean
  columns: readonly Column<Row, Key>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** What a row is called where only its "Why?" is heard. */
  rowName?: (row: Row) => string
  sort?: Sort<Key> | undefined
  onSort?: (sort: Sort<Key>) => void
  /** What opens beneath a row; a row for which it is undefined has no toggle. */
  detail?: (row: Row) => ReactNode | undefined
  detailLabel?: string
  foot?: ReactNode
}

/** Rows under a sticky header, the first cell naming the row; on a phone, a list of definitions. */
export function DataTable<Row, Key extends string>(props: DataTableProps<Row, Key>) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const narrow = useNarrow()
  const base = useId()
  const toggle = (key: string) => setOpened((before) => toggled(before, key))
  const detailOf = (row: Row): Detail | undefined => {
    const content = props.detail?.(row)
    const key = props.rowKey(row)
    if (content === undefined) return undefined
    return { content, id: `${base}${key}`, open: opened.has(key), toggle: () => toggle(key) }
  }
  return narrow ? <Cards {...props} detailOf={detailOf} /> : <Table {...props} detailOf={detailOf} />
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return set.has(key) ? new Set([...set].filter((other) => other !== key)) : new Set([...set, key])
}

interface Detail {
  content: ReactNode
  id: string
  open: boolean
  toggle: () => void
}

type PartProps<Row, Key extends string> = DataTableProps<Row, Key> & { detailOf: (row: Row) => Detail | undefined }

function Table<Row, Key extends string>(props: PartProps<Row, Key>) {
  const { caption, captionHidden, columns, rows, rowKey, detail, foot } = props
  const text = useText()
  return (
    <table className={css.table}>
      <caption className={captionHidden ? 'unseen' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
          ))}
          {detail && (
            <th scope="col">
              <span className="unseen">{props.detailLabel ?? text('why.ask')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={rowKey(row)} row={row} {...props} />
        ))}
      </tbody>
      {foot !== undefined && <tfoot>{foot}</tfoot>}
    </table>
  )
}

interface HeaderProps<Row, Key extends string> {
  column: Column<Row, Key>
  sort: Sort<Key> | undefined
  onSort: ((sort: Sort<Key>) => void) | undefined
}

function HeaderCell<Row, Key extends string>({ column, sort, onSort }: HeaderProps<Row, Key>) {
  const active = sort?.by === column.key
  const descending = active && sort.descending
  const className = classNames(column.figures && css.end)
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    )
  }
  return (
    <th scope="col" className={className} {...(active && { 'aria-sort': descending ? 'descending' : 'ascending' })}>
      <button type="button" className={css.sort} onClick={() => onSort({ by: column.key, descending: active && !descending })}>
        {column.header}
        <Icon shape={descending ? 'down' : 'up'} />
      </button>
    </th>
  )
}

function TableRow<Row, Key extends string>({ row, ...props }: PartProps<Row, Key> & { row: Row }) {
  const detail = props.detailOf(row)
  return (
    <>
      <tr className={classNames(detail?.open && css.opened)}>
        {props.columns.map((column, index) => {
          const className = classNames(column.figures && css.end)
          return index === 0 ? (
            <th key={column.key} scope="row" className={className}>
              {column.cell(row)}
            </th>
          ) : (
            <td key={column.key} className={className}>
              {column.cell(row) ?? '–'}
            </td>
          )
        })}
        {props.detail && <td className={css.end}>{detail && <DetailToggle of={detail} about={props.rowName?.(row)} label={props.detailLabel} />}</td>}
      </tr>
      {detail && (
        <tr id={detail.id} hidden={!detail.open} className={css.detail}>
          <td colSpan={props.columns.length + 1}>{detail.content}</td>
        </tr>
      )}
    </>
  )
}

function DetailToggle({ of, about, label }: { of: Detail; about: string | undefined; label: string | undefined }) {
  return <WhyToggle open={of.open} controls={of.id} onToggle={of.toggle} about={about} label={label} />
}

function Cards<Row, Key extends string>(props: PartProps<Row, Key>) {
  return (
    <>
      {!props.captionHidden && <p>{props.caption}</p>}
      <ul className={css.cards} aria-label={props.caption}>
        {props.rows.map((row) => (
          <Card key={props.rowKey(row)} row={row} {...props} />
        ))}
      </ul>
    </>
  )
}

function Card<Row, Key extends string>({ row, ...props }: PartProps<Row, Key> & { row: Row }) {
  const detail = props.detailOf(row)
  const [first, ...others] = props.columns
  return (
    <li className={css.card}>
      {first && <div className={css.whole}>{first.cell(row)}</div>}
      <dl>
        {others
          .map((column) => ({ column, content: column.cell(row) }))
          .filter(({ content }) => content !== null)
          .map(({ column, content }) => (
            <div key={column.key} className={css.pair}>
              <dt>{column.header}</dt>
              <dd>{content}</dd>
            </div>
          ))}
      </dl>
      {detail && (
        <>
          <DetailToggle of={detail} about={props.rowName?.(row)} label={props.detailLabel} />
          <div id={detail.id} hidden={!detail.open}>
            {detail.content}
          </div>
        </>
      )}
    </li>
  )
}
