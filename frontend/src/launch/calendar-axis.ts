import type { Phase } from './phase.ts'

const day = 24 * 60 * 60_000
/** How far the axis reaches before the first phase and after the last begins. */
const before = 4 * day
const after = 18 * day
/** Hong Kong is eight hours ahead of UTC all year. */
const ahead = 8 * 60 * 60_000

/** The time axis of the calendar: from a little before the first phase to a little after the last begins. */
export interface Axis {
  from: number
  to: number
}

export function axisOf(phases: readonly Pick<Phase, 'window'>[]): Axis {
  const starts = phases.map(({ window }) => Date.parse(window.startsAt))
  return { from: Math.min(...starts) - before, to: Math.max(...starts) + after }
}

/** Where an instant lies, in hundredths of the axis; what lies outside stands at its end. */
export function placeOn(axis: Axis, at: number): number {
  return Math.min(100, Math.max(0, ((at - axis.from) / (axis.to - axis.from)) * 100))
}

export function isOn(axis: Axis, at: number): boolean {
  return at >= axis.from && at <= axis.to
}

/** The first instants, in Hong Kong, of the months that begin on the axis. */
export function monthsOn(axis: Axis): number[] {
  const first = new Date(axis.from + ahead)
  const months: number[] = []
  for (let month = first.getUTCMonth() + 1; ; month++) {
    const at = Date.UTC(first.getUTCFullYear(), month) - ahead
    if (at > axis.to) return months
    months.push(at)
  }
}
