import { describe, expect, test } from 'vitest'
import { cents, isZero, moneyText } from './amount.ts'

const hkd = (amount: string) => ({ amount, currency: 'HKD' as const })

describe('a sum is written', () => {
  test.each([
    ['250.00', 'HK$250.00'],
    ['1000', 'HK$1,000.00'],
    ['1234567.5', 'HK$1,234,567.50'],
    ['-62.50', '−HK$62.50'],
    ['9007199254740993.01', 'HK$9,007,199,254,740,993.01'],
  ])('%s as %s', (amount, words) => {
    expect(moneyText(hkd(amount))).toBe(words)
  })
})

test('cents are exact beyond what a float holds', () => {
  expect(cents(hkd('9007199254740993.01'))).toBe(900719925474099301n)
  expect(cents(hkd('-0.5'))).toBe(-50n)
})

test('nought is nought however it is written', () => {
  expect(['0', '0.00', '-0.00'].map((amount) => isZero(hkd(amount)))).toEqual([true, true, true])
  expect(isZero(hkd('0.01'))).toBe(false)
})
