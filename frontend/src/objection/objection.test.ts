import { expect, test } from 'vitest'
import { dayOf, daysAllowed } from './objection.ts'

const filedAt = '2004-04-10T15:30:00Z' // 23:30 in Hong Kong

test('the day of filing is no day of the thirty, and the next begins at midnight in Hong Kong', () => {
  expect(dayOf(filedAt, Date.parse('2004-04-10T15:59:59Z'))).toBe(0)
  expect(dayOf(filedAt, Date.parse('2004-04-10T16:00:00Z'))).toBe(1)
})

test('thirty days are allowed', () => {
  expect(daysAllowed({ filedAt, decisionDueAt: '2004-05-10T16:00:00Z' })).toBe(30)
})

test('a clock that went back counts no day', () => {
  expect(dayOf(filedAt, Date.parse('2004-01-01T00:00:00Z'))).toBe(0)
})
