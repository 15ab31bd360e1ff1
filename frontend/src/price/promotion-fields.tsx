import type { UseFormReturn } from 'react-hook-form'
import { fromInput } from '../clock/hong-kong.ts'
import { useText } from '../i18n/text.tsx'
import { CheckGroup } from '../ui/check-group.tsx'
import { CheckField, SelectField, TextField } from '../ui/field.tsx'
import type { FeeCategory } from './fees-query.ts'
import { offered, offOf, type PromotionValues } from './promotion-values.ts'
import { wholeNumber } from './tier-at.ts'

interface FieldsProps {
  form: UseFormReturn<PromotionValues>
}

export function TitleFields({ form }: FieldsProps) {
  const text = useText()
  const { errors } = form.formState
  return (
    <>
      <TextField
        {...form.register('title', { validate: (typed) => typed.trim() !== '' || text('promotion.titleMissing') })}
        label={text('promotion.name')}
        hint={text('promotion.nameHint')}
        error={errors.title?.message}
        autoComplete="off"
      />
      <TextField {...form.register('code')} label={text('promotion.code')} hint={text('promotion.codeHint')} error={errors.code?.message} autoComplete="off" spellCheck={false} />
    </>
  )
}

/** Half-open: the promotion runs at its first instant and no longer at its last. */
export function WindowFields({ form }: FieldsProps) {
  const text = useText()
  const { errors } = form.formState
  const later = (ends: string, { startsAt }: PromotionValues) => (fromInput(ends) ?? '') > (fromInput(startsAt) ?? '') || text('promotion.endsEarly')
  return (
    <>
      <TextField
        {...form.register('startsAt', { validate: (typed) => fromInput(typed) !== undefined || text('promotion.instantMissing') })}
        type="datetime-local"
        label={text('promotion.startsAt')}
        error={errors.startsAt?.message}
      />
      <TextField
        {...form.register('endsAt', { validate: { given: (typed) => fromInput(typed) !== undefined || text('promotion.instantMissing'), later } })}
        type="datetime-local"
        label={text('promotion.endsAt')}
        hint={text('promotion.endsHint')}
        error={errors.endsAt?.message}
      />
    </>
  )
}

export function OffFields({ form, by }: FieldsProps & { by: PromotionValues['by'] }) {
  const text = useText()
  const { errors } = form.formState
  const given = (_: string, values: PromotionValues) => offOf(values) !== undefined || text(by === 'percent' ? 'promotion.percentMissing' : 'payments.amountMissing')
  return (
    <>
      <SelectField {...form.register('by')} label={text('promotion.by')}>
        <option value="percent">{text('promotion.byPercent')}</option>
        <option value="amount">{text('promotion.byAmount')}</option>
      </SelectField>
      {by === 'percent' ? (
        <TextField {...form.register('percentOff', { validate: given })} label={text('promotion.percent')} error={errors.percentOff?.message} inputMode="decimal" autoComplete="off" />
      ) : (
        <TextField {...form.register('amountOff', { validate: given })} label={text('payments.amount')} hint={text('payments.amountHint')} error={errors.amountOff?.message} inputMode="decimal" autoComplete="off" />
      )}
    </>
  )
}

export function ScopeFields({ form, categories }: FieldsProps & { categories: readonly FeeCategory[] }) {
  const text = useText()
  const { errors } = form.formState
  const terms = [...new Set(categories.flatMap(({ periods }) => periods))].sort((a, b) => a - b)
  return (
    <>
      <CheckGroup
        {...form.register('operations', { validate: (chosen) => chosen.length > 0 || text('promotion.operationsMissing') })}
        legend={text('promotion.operations')}
        error={errors.operations?.message}
        options={offered.map((value) => ({ value, label: text(`operation.${value}`) }))}
      />
      <CheckGroup
        {...form.register('suffixes')}
        legend={text('promotions.categories')}
        hint={text('promotion.noneIsAll')}
        options={categories.map(({ suffix }) => ({ value: suffix, label: `.${suffix}` }))}
      />
      <CheckGroup
        {...form.register('years')}
        legend={text('promotions.terms')}
        hint={text('promotion.noneIsAll')}
        options={terms.map((years) => ({ value: String(years), label: text('desk.years', { years }) }))}
      />
      <CheckField {...form.register('partnersOnly')} label={text('promotion.partnersOnly')} />
      <TextField
        {...form.register('uses', { validate: (typed) => typed.trim() === '' || (wholeNumber(typed) ?? 0) > 0 || text('promotion.usesWrong') })}
        label={text('promotion.uses')}
        hint={text('promotion.usesHint')}
        error={errors.uses?.message}
        inputMode="numeric"
        autoComplete="off"
      />
    </>
  )
}
