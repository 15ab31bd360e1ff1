import { describe, expect, it } from 'vitest'
import { sumTyped } from './sum.ts'

describe('a sum as an officer types it', () => {
  it.each([
    ['475', '475.00'],
    ['475.5', '475.50'],
    ['HK$1,000.00', '1000.00'],
    [' $ 20 000 ', '20000.00'],
    ['１２３.４５', '123.45'],
    ['007', '7.00'],
    ['0.10', '0.10'],
  ])('%s is %s', (typed, sum) => expect(sumTyped(typed)).toBe(sum))

  it.each(['', 'abc', '-5', '1.234', '1e3', '1.2.3', '.5'])('%s is none', (typed) => expect(sumTyped(typed)).toBeUndefined())
})
