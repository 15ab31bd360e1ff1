import { describe, expect, it } from 'vitest'
import { regionName } from '../i18n/region.ts'
import { countries } from './countries.ts'

describe('where a holder is', () => {
  it('begins with Hong Kong and knows every country once', () => {
    const { near, others } = countries('en')
    expect(near[0]?.code).toBe('HK')
    const codes = [...near, ...others].map(({ code }) => code)
    expect(new Set(codes).size).toBe(249)
  })

  it('has a name for every code in every language', () => {
    for (const locale of ['en', 'zh-Hant', 'zh-Hans'] as const) {
      for (const { code, name } of countries(locale).others) expect(name).not.toBe(code)
    }
  })

  it('names Hong Kong in each language', () => {
    expect(regionName('en', 'HK')).toContain('Hong Kong')
    expect(regionName('zh-Hans', 'HK')).toContain('香港')
    expect(regionName('en', 'not a code')).toBe('not a code')
  })
})
