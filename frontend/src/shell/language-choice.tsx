import { chooseLocale } from '../i18n/i18n.ts'
import { locales, type Locale } from '../i18n/locale.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import css from './choice.module.css'

/** Each language is written in itself, so that its readers find it. */
export const languageNames: Record<Locale, { short: string; whole: string }> = {
  en: { short: 'EN', whole: 'English' },
  'zh-Hant': { short: '繁', whole: '繁體中文' },
  'zh-Hans': { short: '简', whole: '简体中文' },
}

export function LanguageChoice() {
  const text = useText()
  const spoken = useLocale()
  return (
    <div className={css.group} role="group" aria-label={text('shell.language')}>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          className={css.choice}
          aria-pressed={locale === spoken}
          aria-label={languageNames[locale].whole}
          onClick={() => void chooseLocale(locale)}
        >
          {languageNames[locale].short}
        </button>
      ))}
    </div>
  )
}
