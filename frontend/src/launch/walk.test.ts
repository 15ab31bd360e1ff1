import { expect, test } from 'vitest'
import { stepAt, walkSteps } from './walk.ts'

test('the walk goes forward only', () => {
  const instants = walkSteps.map(({ at }) => Date.parse(at))
  expect(instants).toEqual([...instants].sort((a, b) => a - b))
})

test('the clock stands at the last step it has reached', () => {
  expect(stepAt(Date.parse('2004-01-26T03:59:59Z'))).toBe(0)
  expect(stepAt(Date.parse('2004-01-26T04:00:00Z'))).toBe(1)
  expect(stepAt(Date.parse('2004-05-31T04:00:00Z'))).toBe(walkSteps.length - 1)
})

test('before the first step and long after the last there is no walk', () => {
  expect(stepAt(Date.parse('2004-01-01T00:00:00Z'))).toBe(-1)
  expect(stepAt(Date.parse('2026-01-01T00:00:00Z'))).toBe(-1)
})
