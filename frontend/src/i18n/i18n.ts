import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { currentLocale, rememberLocale, rememberedLocale, settleLocale, type Locale } from './locale.ts'
import type { Catalogue, DeskCatalogue } from './catalogue.ts'

/** The active catalogue. Components read it through useText and Sentence, never directly. */
export const i18n = setupI18n()
i18n.setMessagesCompiler(compileMessage)

const load: Record<Locale, () => Promise<Catalogue>> = {
  en: async () => (await import('./en/catalogue.ts')).en,
  'zh-Hant': async () => (await import('./zh-hant/catalogue.ts')).zhHant,
  'zh-Hans': async () => (await import('./zh-hans/catalogue.ts')).zhHans,
}

const loadDesk: Record<Locale, () => Promise<DeskCatalogue>> = {
  en: async () => (await import('./en/desk.ts')).desk,
  'zh-Hant': async () => (await import('./zh-hant/desk.ts')).desk,
  'zh-Hans': async () => (await import('./zh-hans/desk.ts')).desk,
}

/** Whether a screen behind the sign-in has been shown, so that a change of language fetches its words too. */
let atDesk = false

/** Loads one language and makes the whole portal speak it. */
export async function speak(locale: Locale): Promise<void> {
  const [open, desk] = await Promise.all([load[locale](), atDesk ? loadDesk[locale]() : {}])
  settleLocale(locale)
  i18n.loadAndActivate({ locale, messages: { ...open, ...desk } })
}

/** Fetches the words of the screens behind the sign-in, beside their code. */
export async function speakAtDesk(): Promise<void> {
  if (atDesk) return
  const locale = currentLocale()
  i18n.load(locale, await loadDesk[locale]())
  atDesk = true
  // The reader chose another language meanwhile: its words at the desk are still missing.
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
