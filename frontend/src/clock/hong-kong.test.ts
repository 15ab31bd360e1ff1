import { describe, expect, it } from 'vitest'
import { fromInput, lastMoment, stamp, toInput } from './hong-kong.ts'

describe('Hong Kong time as typed and as exported', () => {
  it('stamps an instant in the time of Hong Kong', () => {
    expect(stamp('2027-03-03T16:30:05Z')).toBe('2027-03-04 00:30:05')
  })

  it('reads back what it has put into an input', () => {
    expect(fromInput(toInput('2027-03-03T09:30:00Z'))).toBe('2027-03-03T09:30:00.000Z')
  })

  it('takes nothing for an instant that is none', () => {
    expect(fromInput('')).toBeUndefined()
    expect(fromInput('2027-13-40T99:00')).toBeUndefined()
  })

  it('ends a half-open window on the day before it closes', () => {
    expect(new Date(lastMoment('2027-03-03T16:00:00Z')).toISOString()).toBe('2027-03-03T15:59:59.999Z')
  })
})
