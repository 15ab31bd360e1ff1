import { describe, expect, it } from 'vitest'
import { blank, furthest, paperIds, stepOf, withHolder, withName, type Draft } from './draft.ts'
import { readKept } from './kept.ts'

const paper = { id: 'doc_1', kind: 'BANKING_CONSENT', filename: 'consent.pdf', sizeBytes: 10, sha256: 'ab' } as const
const half: Draft = { ...blank('ptr_1'), name: 'harbourbank.hk', years: 2, holder: { id: 'rgt_1', name: 'Harbour' }, papers: { BANKING_CONSENT: paper } }

describe('the steps of a registration', () => {
  it('begin with the name', () => expect(furthest(blank('ptr_1'))).toBe('name'))

  it('lead to the first that is not finished', () => expect(furthest(half)).toBe('papers'))

  it('may be gone back to', () => expect(stepOf(half, 'name')).toBe('name'))

  it('may not be jumped over', () => {
    expect(stepOf(half, 'check')).toBe('papers')
    expect(stepOf(half, 'nonsense')).toBe('papers')
  })

  it('end with the check', () => expect(furthest({ ...half, papersSeen: true, serversSeen: true })).toBe('check'))
})

describe('a change of mind about the name', () => {
  it('forgets the papers of the other name and asks again who holds it', () => {
    const changed = withName({ ...half, papersSeen: true, servers: ['ns1.harbour.hk'] }, 'harbour.hk', 1)
    expect(changed.papers).toEqual({})
    expect(furthest(changed)).toBe('holder')
    expect(changed.servers).toEqual(['ns1.harbour.hk'])
  })

  it('keeps the papers where only the term changes', () => expect(withName(half, 'harbourbank.hk', 5).papers).toEqual(half.papers))
})

describe('the choice of a holder', () => {
  const harbour = { id: 'rgt_1', name: 'Harbour' }

  it('leads past the papers where none are asked for', () => expect(furthest(withHolder(half, harbour, 0))).toBe('servers'))

  it('leads to the papers where some are', () => expect(furthest(withHolder(half, harbour, 1))).toBe('papers'))

  it('shows the papers again to another holder', () => {
    const seen = { ...half, papersSeen: true }
    expect(withHolder(seen, harbour, 1).papersSeen).toBe(true)
    expect(withHolder(seen, { id: 'rgt_2', name: 'Other' }, 1).papersSeen).toBe(false)
  })
})

describe('the papers that are sent', () => {
  it('are those that are asked for', () => {
    expect(paperIds(half, [{ kind: 'BANKING_CONSENT' }, { kind: 'IDENTITY_DOCUMENT' }])).toEqual(['doc_1'])
    expect(paperIds(half, [])).toEqual([])
  })
})

describe('what was kept in the tab', () => {
  it('is read back as it was', () => expect(readKept(JSON.stringify(half), 'ptr_1')).toEqual(half))

  it.each(['', '{', '[]', '{"partnerId":"ptr_1"}', '{"partnerId":"ptr_1","name":7}', 'null'])('is nothing where it is %j', (kept) => {
    expect(readKept(kept, 'ptr_1')).toEqual(blank('ptr_1'))
  })

  it('is nothing to another partner', () => expect(readKept(JSON.stringify(half), 'ptr_2')).toEqual(blank('ptr_2')))
})
