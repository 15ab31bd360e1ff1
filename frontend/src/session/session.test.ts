import { describe, expect, test } from 'vitest'
import { renewalDelay } from './session.ts'

const now = '2026-11-22T08:00:00Z'

describe('a session is renewed', () => {
  test('a minute before it expires', () => {
    expect(renewalDelay('2026-11-22T08:15:00Z', now)).toBe(14 * 60_000)
  })

  test('never sooner than after half a minute, though the clock was moved past its end', () => {
    expect(renewalDelay('2026-11-22T07:00:00Z', now)).toBe(30_000)
  })

  test('by a delay that a browser can hold', () => {
    expect(renewalDelay('2036-11-22T08:00:00Z', now)).toBe(2 ** 31 - 1)
  })
})
