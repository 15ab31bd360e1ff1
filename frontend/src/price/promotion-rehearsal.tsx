import { useState } from 'react'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'
import { Gap, Sentence, useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { SelectField } from '../ui/field.tsx'
import type { Refusal } from '../ui/form.ts'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import { Section } from '../ui/page.tsx'
import css from '../ui/form.module.css'
import type { inputOf } from './promotion-values.ts'

const PreviewPromotion = graphql(`
  mutation PreviewPromotion($input: CreatePromotionInput!) {
    createPromotion(input: $input) {
      preview {
        operations
        lines
        cost { amount currency }
        usedUp
        partnerCount
        partners { partner { id name } lines cost { amount currency } }
        names { name partner { id name } submittedAt paid { amount currency } cost { amount currency } }
        explanation
      }
      userErrors { code field message }
    }
  }
`)

type Preview = NonNullable<ResultOf<typeof PreviewPromotion>['createPromotion']['preview']>
type Input = ReturnType<typeof inputOf>

const spans = ['30', '90', '180', '366']

interface RehearsalProps {
  /** What is written now, once the form has nothing against it. */
  written: () => Promise<Input | undefined>
  /** Says the same as what is written now only as long as nothing is changed. */
  now: string
  onRefused: (refusals: readonly Refusal[]) => boolean
}

/** Which partners and names of the past would have had the promotion, and what that would have cost. */
export function PromotionRehearsal({ written, now, onRefused }: RehearsalProps) {
  const text = useText()
  const preview = useDeed(PreviewPromotion)
  const [days, setDays] = useState('90')
  const [shown, setShown] = useState<{ of: string; preview: Preview }>()
  const rehearse = async () => {
    const input = await written()
    if (!input) return
    const answer = await preview.mutateAsync({ input: { ...input, dryRun: true, previewDays: Number(days) } }).catch(() => undefined)
    if (!answer || !onRefused(answer.createPromotion.userErrors)) return
    if (answer.createPromotion.preview) setShown({ of: now, preview: answer.createPromotion.preview })
  }
  return (
    <Section title={text('promotion.rehearseTitle')} lead={text('promotion.rehearseLead')}>
      <div className={css.form}>
        <SelectField name="previewDays" label={text('promotion.rehearseDays')} value={days} onChange={(event) => setDays(event.target.value)}>
          {spans.map((span) => (
            <option key={span} value={span}>
              {text('promotion.days', { days: span })}
            </option>
          ))}
        </SelectField>
        <div>
          <Button busy={preview.isPending} onClick={() => void rehearse()}>
            {text('promotion.rehearse')}
          </Button>
        </div>
        {preview.isError && <FaultNotice error={preview.error} />}
        <div role="status">{shown?.of === now && <Would of={shown.preview} />}</div>
        {shown?.of === now && <Tables of={shown.preview} />}
      </div>
    </Section>
  )
}

function Would({ of }: { of: Preview }) {
  const text = useText()
  return (
    <>
      <p>
        {text('promotion.would', { lines: of.lines, operations: of.operations, partners: of.partnerCount })}
        <Gap />
        <Sentence of="promotion.wouldCost" values={{ cost: <Money of={of.cost} /> }} />
        <Gap />
        {of.usedUp && text('promotion.wouldEnd')}
      </p>
      <p>{of.explanation}</p>
    </>
  )
}

function Tables({ of }: { of: Preview }) {
  const text = useText()
  if (of.lines === 0) return null
  const partners: Column<Preview['partners'][number]>[] = [
    { key: 'partner', header: text('partners.name'), cell: ({ partner }) => partner.name },
    { key: 'lines', header: text('promotion.wouldLines'), figures: true, cell: ({ lines }) => lines },
    { key: 'cost', header: text('promotion.cost'), figures: true, cell: ({ cost }) => <Money of={cost} /> },
  ]
  const names: Column<Preview['names'][number]>[] = [
    { key: 'name', header: text('data.name'), cell: ({ name }) => <Name of={name} /> },
    { key: 'partner', header: text('partners.name'), cell: ({ partner }) => partner.name },
    { key: 'paid', header: text('promotion.paid'), figures: true, cell: ({ paid }) => <Money of={paid} /> },
    { key: 'cost', header: text('promotion.cost'), figures: true, cell: ({ cost }) => <Money of={cost} /> },
  ]
  return (
    <>
      <DataTable caption={text('promotion.wouldPartners')} columns={partners} rows={of.partners} rowKey={({ partner }) => partner.id} />
      <DataTable caption={text('promotion.wouldNames')} columns={names} rows={of.names} rowKey={({ name, submittedAt }) => `${name} ${submittedAt}`} />
    </>
  )
}
