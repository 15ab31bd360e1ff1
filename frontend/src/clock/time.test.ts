import { describe, expect, test } from 'vitest'
import { skewOf } from './clock.ts'
import { day, daysUntil, instant, span } from './time.ts'

const closing = '2004-05-28T09:30:00Z'

describe('an instant', () => {
  test.each([
    ['en', '28 May 2004, 17:30 HKT'],
    ['zh-Hant', '2004年5月28日 17:30（香港時間）'],
    ['zh-Hans', '2004年5月28日 17:30（香港时间）'],
  ] as const)('is read in Hong Kong in %s', (locale, words) => {
    expect(instant(locale, closing)).toBe(words)
  })

  test('belongs to the day of Hong Kong, not of Greenwich', () => {
    expect(day('en', '2004-05-28T16:00:00Z')).toBe('29 May 2004')
  })

  test('at midnight is 00:00, not 24:00', () => {
    expect(instant('en', '2004-05-28T16:00:00Z')).toBe('29 May 2004, 00:00 HKT')
  })
})

describe('a span', () => {
  const [minute, hour, date] = [60_000, 3_600_000, 86_400_000]

  test.each([
    { name: 'shows its two largest units', ms: 3 * date + 4 * hour + 59 * minute, words: '3 days 4 hours' },
    { name: 'never rounds up', ms: 2 * hour - 1, words: '1 hour 59 minutes' },
    { name: 'shows days alone from a month on', ms: 114 * date + 5 * hour, words: '114 days' },
    { name: 'shows days up to the second year', ms: 730 * date, words: '730 days' },
    { name: 'shows whole years from then on', ms: 8324 * date, words: '22 years' },
    { name: 'is at least a minute', ms: 0, words: '1 minute' },
    { name: 'has no sign', ms: -2 * minute, words: '2 minutes' },
    { name: 'leaves out a unit that is nought', ms: 2 * date, words: '2 days' },
  ])('$name', ({ ms, words }) => {
    expect(span('en', ms)).toBe(words)
  })

  test('in Chinese is joined by its own custom', () => {
    expect(span('zh-Hant', 3 * date + 4 * hour)).toBe('3 日 4 小時')
    expect(span('zh-Hans', 3 * date + 4 * hour)).toBe('3天4小时')
  })
})

test('a day that has begun counts as a day left, one that is over does not', () => {
  const end = Date.parse(closing)
  expect(daysUntil(closing, end - 1)).toBe(1)
  expect(daysUntil(closing, end)).toBe(0)
  expect(daysUntil(closing, end + 86_400_000)).toBe(0)
})

test('the skew takes the middle of asking and answer as the time of the server', () => {
  expect(skewOf(closing, Date.parse(closing) - 100, Date.parse(closing) + 300)).toBe(-100)
})
