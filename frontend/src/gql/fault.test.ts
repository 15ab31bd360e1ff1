import { describe, expect, test } from 'vitest'
import { faultKind } from './fault.ts'

describe('a failed request', () => {
  test.each([
    { name: 'is known by the code of the server', code: 'UNAUTHENTICATED', status: 200, kind: 'signed-out' },
    { name: 'is known by its code rather than its status', code: 'THROTTLED', status: 500, kind: 'throttled' },
    { name: 'is known by its status where there is no code', code: undefined, status: 401, kind: 'signed-out' },
    { name: 'of an unknown code is known by its status', code: 'NEW_CODE', status: 503, kind: 'unavailable' },
    { name: 'of nothing known was refused as a question', code: undefined, status: 400, kind: 'rejected' },
  ])('$name', ({ code, status, kind }) => {
    expect(faultKind(code, status)).toBe(kind)
  })
})
