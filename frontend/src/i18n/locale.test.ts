import { expect, test } from 'vitest'
import { localeOf } from './locale.ts'

test.each([
  [['zh-HK', 'en'], 'zh-Hant'],
  [['zh-TW'], 'zh-Hant'],
  [['zh-Hant-MO'], 'zh-Hant'],
  [['zh-CN'], 'zh-Hans'],
  [['zh'], 'zh-Hans'],
  [['fr', 'zh-HK'], 'zh-Hant'],
  [['en-HK', 'zh-HK'], 'en'],
  [['de'], 'en'],
  [[], 'en'],
] as const)('a browser that speaks %j is addressed in %s', (languages, locale) => {
  expect(localeOf(languages)).toBe(locale)
})
