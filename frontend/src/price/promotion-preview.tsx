import { useText } from '../i18n/text.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import { Section } from '../ui/page.tsx'
import type { FeeCategory } from './fees-query.ts'
import { preview, type Off, type PreviewLine, type Scope } from './preview.ts'

interface PromotionPreviewProps {
  categories: readonly FeeCategory[]
  scope: Scope
  off: Off | undefined
}

/** Before it is published: every listed price it covers, what it takes off, and what remains. */
export function PromotionPreview({ categories, scope, off }: PromotionPreviewProps) {
  const text = useText()
  const lines = off === undefined ? [] : preview(categories, scope, off)
  const columns: Column<PreviewLine>[] = [
    { key: 'category', header: text('categories.category'), cell: ({ suffix }) => <Name of={`.${suffix}`} /> },
    { key: 'operation', header: text('promotions.on'), cell: ({ operation }) => text(`operation.${operation}`) },
    { key: 'years', header: text('promotions.terms'), cell: ({ years }) => (years === 0 ? '–' : text('desk.years', { years })) },
    { key: 'list', header: text('price.list'), figures: true, cell: ({ list }) => <Money of={list} /> },
    { key: 'off', header: text('price.off'), figures: true, cell: ({ discount }) => <Money of={{ ...discount, amount: `-${discount.amount}` }} /> },
    { key: 'net', header: text('price.net'), figures: true, cell: ({ net }) => <Money of={net} /> },
  ]
  return (
    <Section title={text('promotion.preview')} lead={text('promotion.previewLead')}>
      {lines.length === 0 ? (
        <p>{text('promotion.previewNone')}</p>
      ) : (
        <DataTable caption={text('promotion.preview')} captionHidden columns={columns} rows={lines} rowKey={({ key }) => key} />
      )}
    </Section>
  )
}
