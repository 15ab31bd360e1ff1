import { expect, test } from 'vitest'
import { common } from './common-facts.ts'

test('facts in which all agree are common, lists compared by what they hold', () => {
  const things = [
    { terms: [1, 2], age: 18 },
    { terms: [1, 2], age: null },
  ]
  expect([...common(things, ['terms', 'age'])]).toEqual(['terms'])
})

test('of nothing, nothing is common', () => {
  expect([...common([], ['terms'])]).toEqual([])
})
