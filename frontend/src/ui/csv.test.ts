import { describe, expect, it } from 'vitest'
import { csv } from './csv.ts'

describe('a list as a file for a spreadsheet', () => {
  it('begins with the mark by which Excel knows UTF-8', () => {
    expect(csv([['海港.hk']])).toBe('\uFEFF海港.hk\r\n')
  })

  it('quotes what a comma, a quotation mark or a line would break', () => {
    expect(csv([['a,b', 'say "hi"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""hi""","two\nlines"\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])('takes the force out of the formula %j', (value) => {
    expect(csv([[value]])).toContain(`'${value}`)
  })

  it('leaves names and figures as they are', () => {
    expect(csv([['harbour-view.hk', '475.00', '2027-03-03 17:30:00']])).toBe('\uFEFFharbour-view.hk,475.00,2027-03-03 17:30:00\r\n')
  })
})
