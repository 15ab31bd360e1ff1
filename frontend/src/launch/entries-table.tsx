import { day } from '../clock/time.ts'
import { aliasText } from '../i18n/alias.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Name } from '../ui/name.tsx'
import { Status, type State } from '../ui/status.tsx'
import { classTitle, type ContentionSet, type Entry } from './sets.ts'
import css from './sets.module.css'

const states: Partial<Record<Entry['status'], State>> = { ALLOCATED: 'good', REJECTED: 'neutral', INVALID: 'refused', CANCELLED: 'refused' }

/** Everyone who applied, best first, with what separated each from the one before. */
export function EntriesTable({ of }: { of: ContentionSet }) {
  const [text, locale] = [useText(), useLocale()]
  const columns: Column<Entry>[] = [
    { key: 'alias', header: text('entries.who'), cell: ({ alias }) => <span className={css.alias}>{aliasText(text, alias)}</span> },
    { key: 'rank', header: text('entries.rank'), figures: true, cell: ({ rank }) => rank },
    { key: 'class', header: text('entries.class'), cell: ({ priorityClass }) => classTitle(of, priorityClass) ?? null },
    {
      key: 'equivalent',
      header: text('entries.equivalent'),
      cell: ({ equivalent, equivalentSince }) =>
        equivalent === null ? null : (
          <>
            <Name of={equivalent} />
            {equivalentSince !== null && <p className={css.soft}>{text('entries.since', { day: day(locale, `${equivalentSince}T00:00:00+08:00`) })}</p>}
          </>
        ),
    },
    { key: 'status', header: text('entries.status'), cell: ({ status }) => <Status state={states[status] ?? 'waiting'}>{text(`application.${status}`)}</Status> },
    { key: 'reason', header: text('entries.reason'), cell: ({ reason }) => (reason === '' ? null : reason) },
  ]
  return <DataTable caption={text('entries.title')} captionHidden columns={columns} rows={of.entries} rowKey={({ applicationId }) => applicationId} rowName={({ alias }) => aliasText(text, alias)} />
}
