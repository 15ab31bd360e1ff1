import { Link } from 'wouter'
import { documentKey } from '../../i18n/enums.ts'
import { useText } from '../../i18n/text.tsx'
import { AvailabilityWhy } from '../../name/availability-why.tsx'
import { isFree, matchedLetters, priceOf, wordOf } from '../../name/availability.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { Name } from '../../ui/name.tsx'
import { Status } from '../../ui/status.tsx'
import type { Found } from './queries.ts'
import css from './register.module.css'

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
    { key: 'name', header: text('names.name'), cell: (row) => <Name of={row.name} ascii={row.asciiName} matched={matchedLetters(row)} /> },
    { key: 'state', header: text('search.state'), cell: (row) => <State of={row} /> },
    { key: 'papers', header: text('search.papers'), cell: (row) => papersOf(row, text) },
    { key: 'price', header: text('register.priceFor', { years }), figures: true, cell: (row) => <Price of={row} /> },
    { key: 'choose', header: text('register.choose'), cell: (row) => <Choose of={row} onChoose={onChoose} /> },
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

function State({ of }: { of: Found }) {
  const text = useText()
  const { state, word } = wordOf(of)
  return (
    <>
      <Status state={state}>{text(word)}</Status>
      <p className={css.reason}>
        {state !== 'good' && of.reason} {of.status === 'REGISTERED' && <Link href={paths.name(of.name)}>{text('search.data')}</Link>}
      </p>
    </>
  )
}

function papersOf(row: Found, text: ReturnType<typeof useText>): string {
  if (!isFree(row)) return '–'
  if (row.requirements.length === 0) return text('search.noPapers')
  return row.requirements.map(({ kind }) => text(documentKey(kind))).join(text('list.and'))
}

function Price({ of }: { of: Found }) {
  const price = priceOf(of, 'CREATE')
  return price && isFree(of) ? <Money of={price} /> : '–'
}

function Choose({ of, onChoose }: { of: Found; onChoose: (name: string) => void }) {
  const text = useText()
  if (!isFree(of)) return '–'
  return (
    <Button look="primary" onClick={() => onChoose(of.name)}>
      {text('register.choose')}
      <span className="unseen"> {of.name}</span>
    </Button>
  )
}
