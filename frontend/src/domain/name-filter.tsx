import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/field.tsx'
import filter from '../ui/filter.module.css'
import { SearchField } from '../ui/search-field.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { findable, isNarrowed, sorts, spans, waits, type Narrowing } from './narrowing.ts'
import { statusWord } from './status-list.tsx'

interface NameFilterProps {
  narrowing: Narrowing
  onNarrow: (next: Partial<Narrowing>) => void
  onClear: () => void
}

export function NameFilter({ narrowing, onNarrow, onClear }: NameFilterProps) {
  const text = useText()
  const { search, status, awaiting, within } = narrowing
  return (
    <div className={filter.filter}>
      <SearchField label={text('names.search')} value={search} onSearch={(typed) => onNarrow({ search: typed })} />
      <SelectField
        name="status"
        label={text('names.status')}
        value={status ?? ''}
        onChange={(event) => onNarrow({ status: findable.find((known) => known === event.target.value) })}
      >
        <option value="">{text('names.anyStatus')}</option>
        {findable.map((known) => (
          <option key={known} value={known}>
            {text(statusWord(known))}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="awaiting"
        label={text('names.waits')}
        value={awaiting ?? ''}
        onChange={(event) => onNarrow({ awaiting: waits.find((known) => known === event.target.value) })}
      >
        <option value="">{text('names.anyWait')}</option>
        {waits.map((known) => (
          <option key={known} value={known}>
            {text(`names.waits.${known}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="within"
        label={text('names.expiring')}
        value={within ?? ''}
        onChange={(event) => onNarrow({ within: spans.find((known) => String(known) === event.target.value) })}
      >
        <option value="">{text('names.anyTime')}</option>
        {spans.map((days) => (
          <option key={days} value={days}>
            {text('names.inDays', { days })}
          </option>
        ))}
      </SelectField>
      <SortField narrowing={narrowing} onNarrow={onNarrow} />
      {isNarrowed(narrowing) && <Button onClick={onClear}>{text('names.clear')}</Button>}
    </div>
  )
}

const orders = sorts.flatMap((by) => [`${by} up`, `${by} down`] as const)

/** On a phone the list has no headers to sort by. */
function SortField({ narrowing, onNarrow }: Omit<NameFilterProps, 'onClear'>) {
  const text = useText()
  const narrow = useNarrow()
  if (!narrow) return null
  const { by, descending } = narrowing.sort
  const choose = (order: string) => {
    const key = sorts.find((known) => order.startsWith(known))
    if (key) onNarrow({ sort: { by: key, descending: order.endsWith('down') } })
  }
  return (
    <SelectField name="sort" label={text('names.sort')} value={`${by} ${descending ? 'down' : 'up'}`} onChange={(event) => choose(event.target.value)}>
      {orders.map((order) => (
        <option key={order} value={order}>
          {text(`names.sort.${order}`)}
        </option>
      ))}
    </SelectField>
  )
}
