import { describe, expect, it } from 'vitest'
import { fromSearch, isNarrowed, toSearch, toVariables } from './narrowing.ts'

const read = (search: string) => fromSearch(new URLSearchParams(search))

describe('the address of a list of names', () => {
  it('says nothing for the newest names first', () => {
    expect(toSearch(read(''))).toEqual({})
    expect(isNarrowed(read(''))).toBe(false)
  })

  it.each(['q=bank&status=OK', 'awaiting=PAYMENT', 'within=30&sort=EXPIRES_AT', 'sort=-NAME', 'sort=CREATED_AT'])('reads back %s as it was written', (search) => {
    expect(new URLSearchParams(toSearch(read(search))).toString()).toBe(search)
  })

  it('leaves out what it does not understand', () => {
    expect(toSearch(read('status=SOLD&within=7&awaiting=LUCK&sort=PRICE'))).toEqual({ sort: 'CREATED_AT' })
  })

  it('asks for what the address says', () => {
    expect(toVariables(read('within=30&sort=EXPIRES_AT'))).toEqual({
      filter: { search: null, statuses: null, awaiting: null, expiringWithinDays: 30 },
      order: { field: 'EXPIRES_AT', direction: 'ASC' },
    })
  })
})
