import { describe, expect, test } from 'vitest'
import { categoryAnchor, paths, safeReturn } from './paths.ts'

test('a name in an address is encoded', () => {
  expect(paths.name('滙豐.hk')).toBe('/names/%E6%BB%99%E8%B1%90.hk')
  expect(paths.search('a&b')).toBe('/?q=a%26b')
  expect(paths.signIn('/fees?x=1')).toBe('/sign-in?next=%2Ffees%3Fx%3D1')
})

test('a phase stands in an address in small letters', () => {
  expect(paths.result('PRE_REGISTRATION', '海港.hk')).toBe('/launch/pre-registration/names/%E6%B5%B7%E6%B8%AF.hk')
  expect(paths.apply({ name: 'peak.hk' })).toBe('/apply?name=peak.hk')
})

test('a category is found with or without its first dot', () => {
  expect(categoryAnchor('.com.hk')).toBe(categoryAnchor('com.hk'))
})

describe('after signing in the reader returns', () => {
  test.each([
    ['/fees', '/fees'],
    ['/?q=harbour', '/?q=harbour'],
  ])('to %s', (next, place) => {
    expect(safeReturn(next)).toBe(place)
  })

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '', null])('never to %s', (next) => {
    expect(safeReturn(next)).toBeUndefined()
  })
})
