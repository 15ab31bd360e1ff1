import { expect, test } from 'vitest'
import { strayLine, written } from './holidays.ts'

test('dates stand one a line, and empty lines are nothing', () => {
  expect(written(' 2028-01-01\n\n2028-01-26 \n')).toEqual(['2028-01-01', '2028-01-26'])
})

test.each(['2028-02-30', '1 January 2028', '2028-1-1', '28-01-01'])('%s is no date', (line) => {
  expect(strayLine(`2028-01-01\n${line}`)).toBe(line)
})

test('the leap day of a leap year is one', () => {
  expect(strayLine('2028-02-29')).toBeUndefined()
})
