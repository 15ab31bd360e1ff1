import { describe, expect, it } from 'vitest'
import { percentTyped, preview, takenOff } from './preview.ts'

const hkd = (amount: string) => ({ amount, currency: 'HKD' as const })

describe('what a promotion would take off', () => {
  it('is a percentage, rounded half up to the cent', () => {
    expect(takenOff(hkd('200.00'), { percent: '12.50' }).amount).toBe('25.00')
    expect(takenOff(hkd('0.30'), { percent: '15.00' }).amount).toBe('0.05')
    expect(takenOff(hkd('0.10'), { percent: '5.00' }).amount).toBe('0.01')
    expect(takenOff(hkd('0.10'), { percent: '4.99' }).amount).toBe('0.00')
  })

  it('is a sum, but never more than the price', () => {
    expect(takenOff(hkd('200.00'), { amount: '50.00' }).amount).toBe('50.00')
    expect(takenOff(hkd('200.00'), { amount: '500.00' }).amount).toBe('200.00')
  })

  it('covers what the promotion names, and everything where it names nothing', () => {
    const fees = [1, 2].map((years) => ({ operation: 'CREATE' as const, years, list: hkd('100.00') }))
    const categories = [{ suffix: 'hk', fees }, { suffix: 'com.hk', fees }]
    const keys = (scope: { suffixes: string[]; years: number[] }) => preview(categories, { ...scope, operations: ['CREATE'] }, { percent: '10.00' }).map(({ key }) => key)
    expect(keys({ suffixes: [], years: [] })).toHaveLength(4)
    expect(keys({ suffixes: ['hk'], years: [2] })).toEqual(['hk CREATE 2'])
    expect(preview(categories, { suffixes: [], years: [], operations: ['RENEW'] }, { percent: '10.00' })).toEqual([])
  })
})

describe('a percentage as typed', () => {
  it.each([['10', '10.00'], ['12.5 %', '12.50'], ['１５', '15.00'], ['100', '100.00']])('%s is %s', (typed, percent) => expect(percentTyped(typed)).toBe(percent))
  it.each(['', '0', '0.00', '100.01', '-5', 'ten', '1.234'])('%s is none', (typed) => expect(percentTyped(typed)).toBeUndefined())
})
