import { expect, test } from 'vitest'
import { axisOf, isOn, monthsOn, placeOn } from './calendar-axis.ts'
import { phaseIn, presentPhase } from './phase.ts'

const at = (startsAt: string) => ({ window: { startsAt, endsAt: null } })
const axis = axisOf([at('2004-01-26T12:00:00+08:00'), at('2004-05-31T12:00:00+08:00')])

test('the axis of 2004 has the months from February to June, in Hong Kong time', () => {
  expect(monthsOn(axis).map((month) => new Date(month).toISOString())).toEqual([
    '2004-01-31T16:00:00.000Z',
    '2004-02-29T16:00:00.000Z',
    '2004-03-31T16:00:00.000Z',
    '2004-04-30T16:00:00.000Z',
    '2004-05-31T16:00:00.000Z',
  ])
})

test('an instant outside the axis is not on it and stands at its end', () => {
  expect(isOn(axis, Date.parse('2026-01-01T00:00:00Z'))).toBe(false)
  expect(placeOn(axis, Date.parse('2026-01-01T00:00:00Z'))).toBe(100)
  expect(placeOn(axis, 0)).toBe(0)
})

test('an address names a phase or none', () => {
  expect(phaseIn('pre-registration')).toBe('PRE_REGISTRATION')
  expect(phaseIn('nonsense')).toBeUndefined()
})

test('the present phase is the open one, or else the next', () => {
  const [first, second, last] = [{ kind: 'SUNRISE', stage: 'DECIDING' }, { kind: 'GENERAL_AVAILABILITY', stage: 'UPCOMING' }, { kind: 'GENERAL_AVAILABILITY', stage: 'OPEN' }] as const
  expect(presentPhase([first, second])).toBe(second)
  expect(presentPhase([first, last])).toBe(last)
})
