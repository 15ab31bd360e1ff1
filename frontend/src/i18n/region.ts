import type { Locale } from './locale.ts'

/** What the browser calls the countries and regions of ISO 3166-1 in a language. */
export function regionNames(locale: Locale): Intl.DisplayNames {
  return new Intl.DisplayNames([locale === 'en' ? 'en-GB' : locale], { type: 'region' })
}

/** "Hong Kong" for HK; a code that is none stays as it is. */
export function regionName(locale: Locale, code: string): string {
  try {
    return regionNames(locale).of(code) ?? code
  } catch {
    return code
  }
}
