import { describe, expect, test } from 'vitest'
import { lowest, wordOf, type Availability } from './availability.ts'

const hkd = (amount: string) => ({ amount, currency: 'HKD' as const })

const free: Availability = {
  name: 'harbour.hk',
  asciiName: 'harbour.hk',
  status: 'AVAILABLE',
  reason: '',
  remedy: null,
  category: null,
  phase: null,
  contenders: null,
  rule: { code: '', summary: '', source: '', version: '' },
  requirements: [],
  fees: [],
}
const paper = { kind: 'BANKING_CONSENT' as const, alternatives: [], reason: '', issuedBy: null }

describe('an answer is shown as', () => {
  test.each([
    { name: 'good where the name is free', answer: free, state: 'good', word: 'availability.AVAILABLE' },
    { name: 'good where it only needs papers', answer: { ...free, requirements: [{ ...paper, matchedTerm: null }] }, state: 'good', word: 'availability.AVAILABLE' },
    { name: 'waiting where letters of it need consent', answer: { ...free, requirements: [{ ...paper, matchedTerm: 'bank' }] }, state: 'waiting', word: 'availability.consent' },
    { name: 'neutral where it is registered', answer: { ...free, status: 'REGISTERED' as const }, state: 'neutral', word: 'availability.REGISTERED' },
    { name: 'refused where it is prohibited', answer: { ...free, status: 'PROHIBITED' as const }, state: 'refused', word: 'availability.PROHIBITED' },
  ])('$name', ({ answer, state, word }) => {
    expect(wordOf(answer)).toEqual({ state, word })
  })
})

test('the lowest price is found by cents, not by letters', () => {
  expect(lowest([hkd('250.00'), hkd('1000.00'), hkd('90.50')])).toEqual(hkd('90.50'))
  expect(lowest([])).toBeUndefined()
})
