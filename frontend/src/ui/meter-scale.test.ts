import { describe, expect, test } from 'vitest'
import { meterScale } from './meter-scale.ts'

const year = { startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-01-11T00:00:00Z', threshold: 100 }
const at = (day: string) => Date.parse(`2026-01-${day}T00:00:00Z`)

describe('the waiver meter', () => {
  test('lays counted, papers and payment end to end, and ends at the threshold', () => {
    const scale = meterScale({ ...year, counted: 60, awaitingDocuments: 10, awaitingPayment: 5, remaining: 40 }, at('06'))
    expect(scale).toEqual({
      counted: { from: 0, length: 60 },
      documents: { from: 60, length: 10 },
      payment: { from: 70, length: 5 },
      threshold: 100,
      today: 50,
    })
  })

  test('goes on past the threshold where there is more', () => {
    const scale = meterScale({ ...year, counted: 150, awaitingDocuments: 30, awaitingPayment: 20, remaining: 0 }, at('11'))
    expect(scale).toMatchObject({ counted: { from: 0, length: 75 }, threshold: 50, today: 50 })
  })

  test('keeps today inside the window, whatever the clock says', () => {
    const facts = { ...year, counted: 0, awaitingDocuments: 0, awaitingPayment: 0, remaining: 100 }
    expect(meterScale(facts, at('01') - 1).today).toBe(0)
    expect(meterScale(facts, at('31')).today).toBe(100)
  })

  test('stands at nought where there is no threshold and no count', () => {
    const facts = { ...year, threshold: 0, counted: 0, awaitingDocuments: 0, awaitingPayment: 0, remaining: 0 }
    expect(meterScale(facts, at('06'))).toMatchObject({ counted: { from: 0, length: 0 }, threshold: 0, today: 0 })
  })
})
