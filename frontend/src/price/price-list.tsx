import { useState } from 'react'
import type { MessageKey } from '../i18n/catalogue.ts'
import { useText } from '../i18n/text.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import { Section } from '../ui/page.tsx'
import type { Operation } from '../ui/price-explanation.tsx'
import { Segments } from '../ui/segments.tsx'
import { WhyAnswer } from '../ui/why.tsx'
import type { Fee, FeeCategory } from './fees-query.ts'

const shown: { value: Operation; label: MessageKey }[] = [
  { value: 'CREATE', label: 'operation.CREATE' },
  { value: 'RENEW', label: 'operation.RENEW' },
  { value: 'TRANSFER', label: 'operation.TRANSFER' },
  { value: 'RESTORE', label: 'operation.RESTORE' },
]

/** The price list: a row for each category, a column for each term. */
export function PriceList({ categories }: { categories: readonly FeeCategory[] }) {
  const text = useText()
  const [operation, setOperation] = useState<Operation>('CREATE')
  const offered = shown.filter(({ value }) => categories.some((category) => category.fees.some((fee) => fee.operation === value)))
  const terms = termsOf(categories, operation)
  const columns: Column<FeeCategory>[] = [
    { key: 'suffix', header: text('categories.category'), cell: ({ suffix }) => <Name of={`.${suffix}`} whole /> },
    ...terms.map((years) => ({
      key: String(years),
      header: years === 0 ? text('fees.once') : text('fees.years', { years }),
      figures: true,
      cell: (category: FeeCategory) => {
        const fee = find(category, operation, years)
        return fee ? <Money of={fee.net} /> : null
      },
    })),
  ]
  return (
    <Section title={text('fees.list')} lead={text('fees.listLead')}>
      <Segments
        legend={text('fees.operation')}
        options={offered.map(({ value, label }) => ({ value, label: text(label) }))}
        value={operation}
        onChange={setOperation}
      />
      <DataTable
        caption={text('fees.caption', { operation: text(`operation.${operation}`) })}
        captionHidden
        columns={columns}
        rows={categories}
        rowKey={({ id }) => id}
        rowName={({ suffix }) => `.${suffix}`}
        detail={(category) => <Explanations fees={category.fees.filter((fee) => fee.operation === operation)} />}
      />
    </Section>
  )
}

function termsOf(categories: readonly FeeCategory[], operation: Operation): number[] {
  const years = categories.flatMap((category) => category.fees.filter((fee) => fee.operation === operation).map((fee) => fee.years))
  return [...new Set(years)].sort((a, b) => a - b)
}

function find(category: FeeCategory, operation: Operation, years: number): Fee | undefined {
  return category.fees.find((fee) => fee.operation === operation && fee.years === years)
}

function Explanations({ fees }: { fees: readonly Fee[] }) {
  return (
    <WhyAnswer rule={fees.find((fee) => fee.rule)?.rule}>
      <ul>
        {fees.map((fee) => (
          <li key={fee.years}>{fee.explanation}</li>
        ))}
      </ul>
    </WhyAnswer>
  )
}
