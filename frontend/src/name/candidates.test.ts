import { describe, expect, test } from 'vitest'
import { candidates, tidy } from './candidates.ts'

const categories = [
  { suffix: 'hk', chineseTwin: '香港' },
  { suffix: 'com.hk', chineseTwin: '公司.香港' },
  { suffix: 'idv.hk', chineseTwin: '個人.香港' },
]

describe('what is asked', () => {
  test.each([
    { name: 'of a bare word is every category', typed: 'harbour', names: ['harbour.hk', 'harbour.com.hk', 'harbour.idv.hk'] },
    { name: 'of a whole name is that name first', typed: 'harbour.com.hk', names: ['harbour.com.hk', 'harbour.hk', 'harbour.idv.hk'] },
    { name: 'of a Chinese ending is that name, then the English ones', typed: '海港.公司.香港', names: ['海港.公司.香港', '海港.hk', '海港.com.hk', '海港.idv.hk'] },
    { name: 'of another ending is only that', typed: 'harbour.com', names: ['harbour.com'] },
    { name: 'of a name with a label too many is only that', typed: 'www.harbour.com.hk', names: ['www.harbour.com.hk'] },
    { name: 'of an ending that is also a name of .hk is that name first', typed: 'com.hk', names: ['com.hk', 'com.com.hk', 'com.idv.hk'] },
    { name: 'of nothing is nothing', typed: '  ', names: [] },
  ])('$name', ({ typed, names }) => {
    expect(candidates(typed, categories)).toEqual(names)
  })
})

describe('what was typed', () => {
  test.each([
    { name: 'loses stray space and capitals', typed: '  Harbour.HK ', tidied: 'harbour.hk' },
    { name: 'may be a pasted address', typed: 'https://harbour.com.hk/about?x=1', tidied: 'harbour.com.hk' },
    { name: 'may come from a Chinese keyboard', typed: 'ｈａｒｂｏｕｒ。ｈｋ', tidied: 'harbour.hk' },
  ])('$name', ({ typed, tidied }) => {
    expect(tidy(typed)).toBe(tidied)
  })
})
