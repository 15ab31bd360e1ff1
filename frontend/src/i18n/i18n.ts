import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { currentLocale, rememberLocale, rememberedLocale, settleLocale, type Locale } from './locale.ts'

/** The active catalogue. Components read it through useText and Sentence, never directly. */
export const i18n = setupI18n()
i18n.setMessagesCompiler(compileMessage)

type Words = Record<string, string>

/** The books of words: one for every screen, and those that only some screens fetch beside their code. */
const books = {
  open: {
    en: async () => (await import('./en/catalogue.ts')).en,
    'zh-Hant': async () => (await import('./zh-hant/catalogue.ts')).zhHant,
    'zh-Hans': async () => (await import('./zh-hans/catalogue.ts')).zhHans,
  },
  desk: {
    en: async () => (await import('./en/desk.ts')).desk,
    'zh-Hant': async () => (await import('./zh-hant/desk.ts')).desk,
    'zh-Hans': async () => (await import('./zh-hans/desk.ts')).desk,
  },
  launch: {
    en: async () => (await import('./en/launch-book.ts')).launchBook,
    'zh-Hant': async () => (await import('./zh-hant/launch-book.ts')).launchBook,
    'zh-Hans': async () => (await import('./zh-hans/launch-book.ts')).launchBook,
  },
  benefit: {
    en: async () => (await import('./en/desk-benefit.ts')).benefit,
    'zh-Hant': async () => (await import('./zh-hant/desk-benefit.ts')).benefit,
    'zh-Hans': async () => (await import('./zh-hans/desk-benefit.ts')).benefit,
  },
  launchDesk: {
    en: async () => (await import('./en/launch-desk.ts')).launchDesk,
    'zh-Hant': async () => (await import('./zh-hant/launch-desk.ts')).launchDesk,
    'zh-Hans': async () => (await import('./zh-hans/launch-desk.ts')).launchDesk,
  },
  joining: {
    en: async () => (await import('./en/joining-book.ts')).joiningBook,
    'zh-Hant': async () => (await import('./zh-hant/joining-book.ts')).joiningBook,
    'zh-Hans': async () => (await import('./zh-hans/joining-book.ts')).joiningBook,
  },
  joiningDesk: {
    en: async () => (await import('./en/joining-desk-book.ts')).joiningDeskBook,
    'zh-Hant': async () => (await import('./zh-hant/joining-desk-book.ts')).joiningDeskBook,
    'zh-Hans': async () => (await import('./zh-hans/joining-desk-book.ts')).joiningDeskBook,
  },
  register: {
    en: async () => (await import('./en/register-book.ts')).registerBook,
    'zh-Hant': async () => (await import('./zh-hant/register-book.ts')).registerBook,
    'zh-Hans': async () => (await import('./zh-hans/register-book.ts')).registerBook,
  },
  letter: {
    en: async () => (await import('./en/letter-book.ts')).letterBook,
    'zh-Hant': async () => (await import('./zh-hant/letter-book.ts')).letterBook,
    'zh-Hans': async () => (await import('./zh-hans/letter-book.ts')).letterBook,
  },
  clock: {
    en: async () => (await import('./en/clock.ts')).clock,
    'zh-Hant': async () => (await import('./zh-hant/clock.ts')).clock,
    'zh-Hans': async () => (await import('./zh-hans/clock.ts')).clock,
  },
  year: {
    en: async () => (await import('./en/year.ts')).year,
    'zh-Hant': async () => (await import('./zh-hant/year.ts')).year,
    'zh-Hans': async () => (await import('./zh-hans/year.ts')).year,
  },
  people: {
    en: async () => (await import('./en/people.ts')).people,
    'zh-Hant': async () => (await import('./zh-hant/people.ts')).people,
    'zh-Hans': async () => (await import('./zh-hans/people.ts')).people,
  },
} as const satisfies Record<string, Record<Locale, () => Promise<Words>>>

export type Book = keyof typeof books

/** The books that a screen has opened, so that a change of language fetches their words too. */
const opened = new Set<Book>(['open'])

/** Loads one language and makes the whole portal speak it. */
export async function speak(locale: Locale): Promise<void> {
  const read: Words[] = await Promise.all([...opened].map((book) => books[book][locale]()))
  settleLocale(locale)
  i18n.loadAndActivate({ locale, messages: read.reduce((all, words) => ({ ...all, ...words }), {}) })
}

/** Fetches the words of a book, beside the code of the screen that needs them. */
export async function openBook(book: Book): Promise<void> {
  if (opened.has(book)) return
  const locale = currentLocale()
  i18n.load(locale, await books[book][locale]())
  opened.add(book)
  // The reader chose another language meanwhile: the words of this book are still missing.
  if (currentLocale() !== locale) await speak(currentLocale())
}

/** The reader's own choice, kept for the next visit. */
export async function chooseLocale(locale: Locale): Promise<void> {
  rememberLocale(locale)
  await speak(locale)
}

export function startI18n(): Promise<void> {
  return speak(rememberedLocale())
}
