import type { Amount } from './amount.ts'

/** An amount from whole cents, as the audit log and a preview hold it. */
export function ofCents(cents: bigint): Amount {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
  return { amount: `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`, currency: 'HKD' }
}
