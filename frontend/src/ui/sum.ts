/** A sum as typed: "475", "HK$1,000.00", full-width digits; undefined where it is none. Never through a float. */
export function sumTyped(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .replace(/^\s*(HK\$|HKD|\$)/i, '')
    .replace(/[\s,]/g, '')
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!match) return undefined
  const [, whole = '0', cents = ''] = match
  return `${whole.replace(/^0+(?=\d)/, '')}.${cents.padEnd(2, '0')}`
}
