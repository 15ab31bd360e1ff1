import type { Locale } from '../i18n/locale.ts'

/** Every instant of the registry is read in this zone (UTC+8 all year). */
const zone = 'Asia/Hong_Kong'

/** British order and a 24-hour clock: "28 May 2004", "17:30". Chinese by its own custom. */
const tag: Record<Locale, string> = { en: 'en-GB', 'zh-Hant': 'zh-Hant-HK', 'zh-Hans': 'zh-Hans-CN' }

type Instant = string | number

const formats = new Map<string, Intl.DateTimeFormat>()

function format(locale: Locale, options: Intl.DateTimeFormatOptions, at: Instant): string {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tag[locale], { timeZone: zone, ...options })
  formats.set(key, known)
  return known.format(typeof at === 'number' ? at : new Date(at))
}

/** "28 May 2004" or "2004年5月28日": never a bare number for the month in English. */
export function day(locale: Locale, at: Instant): string {
  return format(locale, { day: 'numeric', month: locale === 'en' ? 'short' : 'long', year: 'numeric' }, at)
}

/** "May", by itself: for an axis. */
export function month(locale: Locale, at: Instant): string {
  return format(locale, { month: locale === 'en' ? 'short' : 'long' }, at)
}

/** "17:30". */
export function hour(locale: Locale, at: Instant): string {
  return format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at)
}

/** "28 May 2004, 17:30 HKT" or "2004年5月28日 17:30（香港時間）". */
export function instant(locale: Locale, at: Instant): string {
  const [d, h] = [day(locale, at), hour(locale, at)]
  return { en: `${d}, ${h} HKT`, 'zh-Hant': `${d} ${h}（香港時間）`, 'zh-Hans': `${d} ${h}（香港时间）` }[locale]
}

const minuteMs = 60_000
const steps = [
  { unit: 'day', ms: 24 * 60 * minuteMs },
  { unit: 'hour', ms: 60 * minuteMs },
  { unit: 'minute', ms: minuteMs },
] as const

/** A year as the calendar has them on average. */
const yearMs = 365.2425 * 24 * 60 * minuteMs

/** "3 days 4 hours": the two largest units, never rounded up; days alone from a month on, whole years from the second on. */
export function span(locale: Locale, ms: number): string {
  const years = Math.floor(Math.abs(ms) / yearMs)
  if (years >= 2) return count(locale, years, 'year')
  let left = Math.max(Math.abs(ms), minuteMs)
  const words: string[] = []
  for (const { unit, ms: size } of steps) {
    const whole = Math.floor(left / size)
    left -= whole * size
    if (whole > 0) words.push(count(locale, whole, unit))
    if (words.length === 2 || (unit === 'day' && whole >= 31)) break
  }
  return words.join(locale === 'zh-Hans' ? '' : ' ')
}

function count(locale: Locale, value: number, unit: string): string {
  return new Intl.NumberFormat(tag[locale], { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}

/** Whole days from now until the instant, for "114 days left"; zero once it has passed. */
export function daysUntil(at: Instant, now: number): number {
  const ms = (typeof at === 'number' ? at : Date.parse(at)) - now
  return Math.max(0, Math.ceil(ms / (24 * 60 * minuteMs)))
}
