/** The three languages, as they are written in Accept-Language and in the lang attribute. */
export const locales = ['en', 'zh-Hant', 'zh-Hans'] as const
export type Locale = (typeof locales)[number]

/** Where public/early.js also looks, before anything is painted. */
const key = 'lionrock.locale'

let current: Locale = 'en'

export function currentLocale(): Locale {
  return current
}

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

/** Traditional where the browser says Hong Kong, Macau, Taiwan or Hant; other Chinese is simplified; all else English. */
export function localeOf(languages: readonly string[]): Locale {
  for (const language of languages) {
    if (/^en\b/i.test(language)) return 'en'
    if (/^zh\b.*(hant|hk|mo|tw)/i.test(language)) return 'zh-Hant'
    if (/^zh\b/i.test(language)) return 'zh-Hans'
  }
  return 'en'
}

export function rememberedLocale(): Locale {
  const stored = read()
  return isLocale(stored) ? stored : localeOf(navigator.languages)
}

export function settleLocale(locale: Locale): void {
  current = locale
  document.documentElement.lang = locale
}

export function rememberLocale(locale: Locale): void {
  try {
    localStorage.setItem(key, locale)
  } catch {
    // A browser that keeps nothing still shows the chosen language until the page is closed.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
