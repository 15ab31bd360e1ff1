import { fromInput } from '../clock/hong-kong.ts'
import { percentTyped, type Off, type Scope } from './preview.ts'
import { wholeNumber } from './tier-at.ts'
import { sumTyped } from '../ui/sum.ts'

export const offered = ['CREATE', 'RENEW', 'TRANSFER', 'RESTORE'] as const

/** A promotion as it is written. Lists of boxes are strings, as a form holds them. */
export interface PromotionValues {
  title: string
  code: string
  startsAt: string
  endsAt: string
  by: 'percent' | 'amount'
  percentOff: string
  amountOff: string
  operations: string[]
  suffixes: string[]
  years: string[]
  partnersOnly: boolean
  partnerIds: string[]
  uses: string
}

export function scopeOf({ operations, suffixes, years }: PromotionValues): Scope {
  return { operations, suffixes, years: years.map(Number) }
}

/** What would be taken off; undefined while that is not yet a number. */
export function offOf({ by, percentOff, amountOff }: PromotionValues): Off | undefined {
  if (by === 'percent') {
    const percent = percentTyped(percentOff)
    return percent === undefined ? undefined : { percent }
  }
  const amount = sumTyped(amountOff)
  return amount === undefined || !/[1-9]/.test(amount) ? undefined : { amount }
}

/** The window's ends are checked before this is called. */
export function inputOf(values: PromotionValues) {
  const off = offOf(values)
  const code = values.code.trim()
  return {
    title: values.title.trim(),
    code: code === '' ? null : code,
    startsAt: fromInput(values.startsAt) ?? '',
    endsAt: fromInput(values.endsAt) ?? '',
    operations: offered.filter((operation) => values.operations.includes(operation)),
    suffixes: values.suffixes,
    years: values.years.map(Number),
    percentOff: off && 'percent' in off ? off.percent : null,
    amountOff: off && 'amount' in off ? off.amount : null,
    partnersOnly: values.partnersOnly,
    partnerIds: values.partnerIds,
    uses: wholeNumber(values.uses) ?? null,
  }
}
