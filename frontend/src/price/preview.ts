import type { introspection } from '../gql/schema.d.ts'
import { cents, type Amount } from '../ui/amount.ts'
import { ofCents } from '../ui/cents.ts'

/** What a promotion being written would take off; exactly one of the two is given. */
export type Off = { percent: string } | { amount: string }

interface ListPrice {
  operation: introspection['types']['BillableOperation']['enumValues']
  years: number
  list: Amount
}

export interface Scope {
  suffixes: readonly string[]
  operations: readonly string[]
  years: readonly number[]
}

export interface PreviewLine {
  key: string
  suffix: string
  operation: ListPrice['operation']
  years: number
  list: Amount
  discount: Amount
  net: Amount
}

/** "12.5" in hundredths of a percent; undefined where it is no percentage above 0 and at most 100. */
export function percentTyped(typed: string): string | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(typed.normalize('NFKC').replace(/[\s%]/g, ''))
  if (!match) return undefined
  const [, whole = '', part = ''] = match
  const hundredths = Number(whole + part.padEnd(2, '0'))
  return hundredths > 0 && hundredths <= 10_000 ? `${Number(whole)}.${part.padEnd(2, '0')}` : undefined
}

/** Half up to the cent, once per line, as rule price.rounding says; a sum larger than the price takes the price. */
export function takenOff(list: Amount, off: Off): Amount {
  const price = cents(list)
  if ('amount' in off) {
    const sum = cents({ amount: off.amount, currency: 'HKD' })
    return ofCents(sum < price ? sum : price)
  }
  const hundredths = cents({ amount: off.percent, currency: 'HKD' })
  return ofCents((price * hundredths * 2n + 10_000n) / 20_000n)
}

/** Every listed price that the promotion covers; no category or no term chosen means all of them. */
export function preview(categories: readonly { suffix: string; fees: readonly ListPrice[] }[], scope: Scope, off: Off): PreviewLine[] {
  const covers = <Value>(chosen: readonly Value[], value: Value) => chosen.length === 0 || chosen.includes(value)
  return categories
    .filter(({ suffix }) => covers(scope.suffixes, suffix))
    .flatMap(({ suffix, fees }) =>
      fees
        .filter((fee) => scope.operations.includes(fee.operation) && covers(scope.years, fee.years))
        .map(({ operation, years, list }) => {
          const discount = takenOff(list, off)
          return { key: `${suffix} ${operation} ${years}`, suffix, operation, years, list, discount, net: ofCents(cents(list) - cents(discount)) }
        }),
    )
}
