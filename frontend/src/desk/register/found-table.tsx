import { useText } from '../../i18n/text.tsx'
import { NameCell, PapersCell, PriceCell, StateCell } from '../../name/availability-cells.tsx'
import { AvailabilityWhy } from '../../name/availability-why.tsx'
import { isFree } from '../../name/availability.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import type { Found } from './queries.ts'

interface FoundTableProps {
  found: readonly Found[]
  years: number
  /** The rows are of the question before, while the next is being answered. */
  stale: boolean
  onChoose: (name: string) => void
}

/** Every name that was asked about, free or why not, with its papers and its price for the term. */
export function FoundTable({ found, years, stale, onChoose }: FoundTableProps) {
  const text = useText()
  const columns: Column<Found>[] = [
    { key: 'name', header: text('names.name'), cell: (row) => <NameCell answer={row} /> },
    { key: 'state', header: text('search.state'), cell: (row) => <StateCell answer={row} /> },
    { key: 'papers', header: text('search.papers'), cell: (row) => (isFree(row) ? <PapersCell answer={row} /> : null) },
    { key: 'price', header: text('register.priceFor', { years }), figures: true, cell: (row) => (isFree(row) ? <PriceCell answer={row} of="CREATE" /> : null) },
    { key: 'choose', header: text('register.choose'), cell: (row) => (isFree(row) ? <Choose name={row.name} onChoose={onChoose} /> : null) },
  ]
  return (
    <div aria-busy={stale}>
      <DataTable
        caption={text('register.found')}
        captionHidden
        columns={columns}
        rows={found}
        rowKey={({ name }) => name}
        rowName={({ name }) => name}
        detail={(row) => <AvailabilityWhy answer={row} />}
      />
    </div>
  )
}

function Choose({ name, onChoose }: { name: string; onChoose: (name: string) => void }) {
  const text = useText()
  return (
    <Button look="primary" onClick={() => onChoose(name)}>
      {text('register.choose')}
      <span className="unseen"> {name}</span>
    </Button>
  )
}
