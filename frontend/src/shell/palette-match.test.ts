import { expect, test } from 'vitest'
import { matching } from './palette-match.ts'

const entries = [{ label: 'Fees and tiers', also: '/fees' }, { label: 'Notices' }, { label: 'Look up “fee no”', always: true }]
const found = (typed: string) => matching(entries, typed).map(({ label }) => label)

test('all entries stand in their order before anything is typed', () => {
  expect(found('')).toEqual(['Fees and tiers', 'Notices', 'Look up “fee no”'])
})

test('an entry is found by parts of its words in any order and case', () => {
  expect(found('TIER fee')).toEqual(['Fees and tiers', 'Look up “fee no”'])
})

test('an entry that always applies stays when nothing else does', () => {
  expect(found('zebra')).toEqual(['Look up “fee no”'])
})
