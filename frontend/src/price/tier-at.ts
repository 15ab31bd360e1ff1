/** A band of the Volume Discount Scheme. */
export interface Band {
  minimumRegistrations: number
}

/** The tier that a number of registrations reaches; exactly the minimum is already inside. */
export function tierAt<Tier extends Band>(tiers: readonly Tier[], count: number): Tier | undefined {
  return [...tiers].sort((a, b) => b.minimumRegistrations - a.minimumRegistrations).find((tier) => count >= tier.minimumRegistrations)
}

/** A count as typed, with full-width digits and grouping allowed; undefined where it is not a whole number. */
export function wholeNumber(typed: string): number | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s,]/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined
}

/** "7.50" is written 7.5, "10.00" 10: the served decimal loses only its idle zeros. */
export function percentText(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
