/** What the waiver meter shows; every figure is served. */
export interface MeterFacts {
  counted: number
  awaitingDocuments: number
  awaitingPayment: number
  remaining: number
  threshold: number
  startsAt: string
  endsAt: string
}

/** A stretch of the bar, in percent of its length. */
export interface Stretch {
  from: number
  length: number
}

export interface MeterScale {
  counted: Stretch
  documents: Stretch
  payment: Stretch
  threshold: number
  /** Where the count would stand today at an even pace: the elapsed share of the window. */
  today: number
}

/** Lays the counts on one bar. The bar ends at the threshold, or further where there is more than the threshold asks. */
export function meterScale(facts: MeterFacts, now: number): MeterScale {
  const { counted, awaitingDocuments, awaitingPayment, threshold } = facts
  const whole = Math.max(threshold, counted + awaitingDocuments + awaitingPayment, 1)
  const percent = (count: number) => (count / whole) * 100
  const [starts, ends] = [Date.parse(facts.startsAt), Date.parse(facts.endsAt)]
  const elapsed = Math.min(Math.max((now - starts) / Math.max(ends - starts, 1), 0), 1)
  return {
    counted: { from: 0, length: percent(counted) },
    documents: { from: percent(counted), length: percent(awaitingDocuments) },
    payment: { from: percent(counted + awaitingDocuments), length: percent(awaitingPayment) },
    threshold: percent(threshold),
    today: percent(threshold * elapsed),
  }
}
