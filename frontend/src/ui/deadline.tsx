import { instant, span } from '../clock/time.ts'
import { useNow } from '../clock/clock.ts'
import { useLocale, useText } from '../i18n/text.tsx'

/** A deadline as it must always be shown: absolute, with its zone, and relative. "28 May 2004, 17:30 HKT, in 3 days 4 hours". */
export function Deadline({ at }: { at: string }) {
  const locale = useLocale()
  return (
    <time dateTime={at}>
      {instant(locale, at)}
      {locale === 'en' ? ', ' : '，'}
      <Relative at={at} />
    </time>
  )
}

/** "in 3 days 4 hours" or "2 hours ago", by the registry's clock. */
export function Relative({ at }: { at: string }) {
  const [locale, text, now] = [useLocale(), useText(), useNow()]
  const ms = Date.parse(at) - now
  return <>{text(ms >= 0 ? 'time.ahead' : 'time.ago', { span: span(locale, ms) })}</>
}
