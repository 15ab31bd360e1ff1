import { expect, test } from 'vitest'
import { bandsTyped, bandsWritten } from './bands.ts'

test('what is written is read back', () => {
  const bands = [
    { name: 'Standard', minimumRegistrations: 0, percentOff: '0' },
    { name: 'Silver, plated', minimumRegistrations: 100, percentOff: '7.5' },
  ]
  expect(bandsTyped(bandsWritten(bands))).toEqual(bands)
})

test('full-width digits, spaces and a percent sign are understood, empty lines passed over', () => {
  expect(bandsTyped(' Gold ,　２５０， 15 %\n\n')).toEqual([{ name: 'Gold', minimumRegistrations: 250, percentOff: '15' }])
})

test.each(['', '\n', 'Gold', 'Gold, 10', 'Gold, ten, 5', ', 0, 5', 'Gold, 0, 5.555', 'Gold, -1, 5', 'Gold, 0, 5\nnonsense'])('%j is no table', (typed) => {
  expect(bandsTyped(typed)).toBeUndefined()
})
