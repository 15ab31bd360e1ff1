/** An exact amount as served: a decimal string, never a float. */
export interface Amount {
  amount: string
  currency: 'HKD'
}

/** "HK$1,000.00"; a negative amount carries a true minus sign. */
export function moneyText({ amount }: Amount): string {
  const negative = amount.startsWith('-')
  const [whole = '0', cents = ''] = amount.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${negative ? '−' : ''}HK$${grouped}.${cents.padEnd(2, '0')}`
}

/** The amount in cents, for comparing served sums; sums themselves are only ever reckoned by the server. */
export function cents({ amount }: Amount): bigint {
  const negative = amount.startsWith('-')
  const [whole = '0', part = ''] = amount.replace('-', '').split('.')
  const value = BigInt(whole + part.padEnd(2, '0').slice(0, 2))
  return negative ? -value : value
}

export function isZero(amount: Amount): boolean {
  return cents(amount) === 0n
}
