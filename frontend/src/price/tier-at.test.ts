import { describe, expect, test } from 'vitest'
import { percentText, tierAt, wholeNumber } from './tier-at.ts'

const tiers = [
  { name: 'Standard', minimumRegistrations: 0 },
  { name: 'Silver', minimumRegistrations: 100 },
  { name: 'Bronze', minimumRegistrations: 50 },
]

describe('a tier', () => {
  test.each([
    [0, 'Standard'],
    [49, 'Standard'],
    [50, 'Bronze'],
    [99, 'Bronze'],
    [100, 'Silver'],
    [5000, 'Silver'],
  ])('at %i registrations is %s', (count, name) => {
    expect(tierAt(tiers, count)?.name).toBe(name)
  })

  test('does not exist below the lowest', () => {
    expect(tierAt([{ minimumRegistrations: 10 }], 9)).toBeUndefined()
  })
})

describe('a count', () => {
  test.each([
    ['100', 100],
    [' 1,000 ', 1000],
    ['１２３', 123],
    ['', undefined],
    ['1.5', undefined],
    ['-1', undefined],
    ['ten', undefined],
  ])('typed as %j is %s', (typed, count) => {
    expect(wholeNumber(typed)).toBe(count)
  })
})

test.each([
  ['7.50', '7.5'],
  ['10.00', '10'],
  ['10', '10'],
  ['0.25', '0.25'],
])('%s percent is written %s', (decimal, words) => {
  expect(percentText(decimal)).toBe(words)
})
