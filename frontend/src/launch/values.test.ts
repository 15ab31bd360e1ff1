import { expect, test } from 'vitest'
import { valuesTyped } from './values.ts'

test.each([
  ['3 12 18', [3, 12, 18]],
  [' 3,12、18 ', [3, 12, 18]],
  ['0', [0]],
])('"%s" is %j', (typed, values) => expect(valuesTyped(typed)).toEqual(values))

test.each(['', '  ', '3.5', '-1', 'seven', '2147483648'])('"%s" is no list of values', (typed) => expect(valuesTyped(typed)).toBeUndefined())
