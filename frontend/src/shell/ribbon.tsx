import { useDemo, useMovedClock, useNow } from '../clock/clock.ts'
import { instant, span } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Icon } from '../ui/icon.tsx'
import css from './ribbon.module.css'

/** Says in words that this is a demonstration, or that its clock has been moved. */
export function Ribbon() {
  const [text, locale, now, moved] = [useText(), useLocale(), useNow(), useMovedClock()]
  const sandbox = useDemo() === true
  if (!sandbox && moved === 0) return null
  const values = { at: instant(locale, now), span: span(locale, moved) }
  return (
    <aside className={css.ribbon} aria-label={text('ribbon.label')}>
      <Icon shape="waiting" />
      <p>
        {sandbox && <strong>{text('ribbon.sandbox')} </strong>}
        {moved !== 0 && text(moved > 0 ? 'ribbon.ahead' : 'ribbon.behind', values)}
      </p>
    </aside>
  )
}
