/** Hong Kong is eight hours ahead of UTC all year; what a person types and what a spreadsheet reads is in its time. */
const ahead = 8 * 60 * 60_000

function wall(at: string | number): string {
  return new Date((typeof at === 'number' ? at : Date.parse(at)) + ahead).toISOString()
}

/** "2027-03-03 17:30:00": what a spreadsheet takes for a date. */
export function stamp(at: string): string {
  return wall(at).slice(0, 19).replace('T', ' ')
}

/** "2027-03-03T17:30": what a datetime-local input holds. */
export function toInput(at: string | number): string {
  return wall(at).slice(0, 16)
}

/** The instant that was typed into a datetime-local input; undefined where that is none. */
export function fromInput(typed: string): string | undefined {
  const at = Date.parse(`${typed}:00+08:00`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

/** The last day of a half-open window: the day of the moment before it closes. */
export function lastMoment(endsAt: string): number {
  return Date.parse(endsAt) - 1
}

/** The same as an instant, for a deadline that people read: 23:59 of the last day, and not 00:00 of the next. */
export function lastInstant(endsAt: string): string {
  return new Date(lastMoment(endsAt)).toISOString()
}
