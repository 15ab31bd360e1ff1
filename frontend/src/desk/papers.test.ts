import { describe, expect, it } from 'vitest'
import { standingOf } from './papers.ts'

const asked = { kind: 'CERTIFICATE_OF_INCORPORATION', alternatives: ['BUSINESS_REGISTRATION'] } as const

describe('a paper that is awaited', () => {
  it('has yet to be sent where none was supplied', () => expect(standingOf(asked, [])).toBe('missing'))

  it('lies with the registry once it, or what does instead, is under review', () => {
    expect(standingOf(asked, [{ kind: 'BUSINESS_REGISTRATION', state: 'UNDER_REVIEW' }])).toBe('reviewed')
  })

  it('has yet to be sent again where it was rejected', () => {
    expect(standingOf(asked, [{ kind: 'BUSINESS_REGISTRATION', state: 'REJECTED' }])).toBe('missing')
  })

  it('is not answered by another kind of paper', () => {
    expect(standingOf(asked, [{ kind: 'BANKING_CONSENT', state: 'UNDER_REVIEW' }])).toBe('missing')
  })
})
