import { describe, expect, it } from 'vitest'
import { attemptAt, freshKey } from './attempt.ts'

describe('the key of an attempt', () => {
  it('is kept when the same is asked again', () => {
    const first = attemptAt({ name: 'harbour.hk', years: 1 }, undefined)
    expect(attemptAt({ name: 'harbour.hk', years: 1 }, first)).toBe(first)
  })

  it('is another when something else is asked', () => {
    const first = attemptAt({ name: 'harbour.hk', years: 1 }, undefined)
    expect(attemptAt({ name: 'harbour.hk', years: 2 }, first).key).not.toBe(first.key)
  })

  it('is never the same twice', () => {
    expect(new Set(Array.from({ length: 1000 }, freshKey)).size).toBe(1000)
  })
})
