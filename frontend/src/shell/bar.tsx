import { useNow } from '../clock/clock.ts'
import { day, hour } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Icon } from '../ui/icon.tsx'
import { Account } from './account.tsx'
import css from './bar.module.css'
import { LanguageChoice } from './language-choice.tsx'
import { Mark } from './mark.tsx'

interface BarProps {
  onPalette: () => void
  onMenu: () => void
}

/** The line at the top: the hour in Hong Kong, the palette, the language and who is here, in the same place everywhere. */
export function Bar({ onPalette, onMenu }: BarProps) {
  const text = useText()
  return (
    <header className={css.bar}>
      <div className={css.mark}>
        <Mark />
      </div>
      <HongKongTime />
      <div className={css.tools}>
        <button type="button" className={css.palette} onClick={onPalette} aria-keyshortcuts="Control+K Meta+K">
          <Icon shape="search" />
          <span>{text('palette.open')}</span>
          <kbd aria-hidden="true">{/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
        <LanguageChoice />
        <div className={css.account}>
          <Account />
        </div>
        <button type="button" className={css.menu} aria-haspopup="dialog" onClick={onMenu}>
          <Icon shape="menu" />
          <span className="unseen">{text('shell.menu')}</span>
        </button>
      </div>
    </header>
  )
}

function HongKongTime() {
  const [locale, text, now] = [useLocale(), useText(), useNow()]
  return (
    <p className={css.time}>
      {text('shell.hongKong')} <time dateTime={new Date(now).toISOString()}>{`${day(locale, now)} ${hour(locale, now)}`}</time>
    </p>
  )
}
