import { describe, expect, test } from 'vitest'
import { readLike } from '../kept.ts'
import { blank, furthest, inputOf, stepOf, wholeName, withName, type Draft } from './draft.ts'

const paper = { id: 'doc_1', kind: 'TRADEMARK_CERTIFICATE', filename: 'mark.pdf', sizeBytes: 10, sha256: 'ab' } as const
const half: Draft = { ...blank('ptr_1'), name: 'peak.hk', phase: 'PRIORITY_REGISTRATION', holder: { id: 'rgt_1', name: 'Peak' }, trademark: ' PEAK ', papers: { TRADEMARK_CERTIFICATE: paper } }

describe('the steps of an application', () => {
  test('begin with the name and may not be jumped over', () => {
    expect(furthest(blank('ptr_1'))).toBe('name')
    expect(stepOf(half, 'check')).toBe('claim')
    expect(stepOf(half, 'holder')).toBe('holder')
  })

  test('do not end with a phase that is none', () => expect(furthest({ ...half, phase: 'GENERAL_AVAILABILITY' })).toBe('name'))
})

test('another phase asks for other papers', () => expect(withName(half, 'peak.hk', 'SUNRISE').papers).toEqual({}))

test('a bare word is meant under .hk', () => {
  expect(wholeName(' Peak ')).toBe('peak.hk')
  expect(wholeName('peak.com.hk')).toBe('peak.com.hk')
})

test('the server is told only what the phase asks', () => {
  expect(inputOf(half)).toMatchObject({ trademark: 'PEAK', equivalent: null, documentIds: ['doc_1'] })
  expect(inputOf({ ...half, phase: 'SUNRISE', equivalent: 'peak.com.hk' })).toMatchObject({ trademark: null, equivalent: null })
})

test('what was kept is read back, and nonsense is not', () => {
  expect(readLike(JSON.stringify(half), blank('ptr_1'))).toEqual(half)
  expect(readLike('{"name":3}', blank('ptr_1'))).toEqual(blank('ptr_1'))
})
