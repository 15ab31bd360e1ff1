import type { Band } from './tiers-query.ts'

/** Bands as they are typed, one a line: "Silver, 100, 7.5". */
export function bandsWritten(bands: readonly Band[]): string {
  return bands.map(({ name, minimumRegistrations, percentOff }) => `${name}, ${minimumRegistrations}, ${percentOff}`).join('\n')
}

/** The bands that were typed; undefined where a line is none. Whether they make a table is the registry's to say. */
export function bandsTyped(typed: string): Band[] | undefined {
  const lines = typed.normalize('NFKC').split('\n').filter((line) => line.trim() !== '')
  const bands = lines.map(bandTyped)
  return bands.length > 0 && bands.every((band) => band !== undefined) ? bands : undefined
}

function bandTyped(line: string): Band | undefined {
  const parts = /^\s*(.+?)\s*,\s*(\d{1,9})\s*,\s*(\d{1,3}(?:\.\d{1,2})?)\s*%?\s*$/.exec(line)
  if (!parts) return undefined
  const [, name = '', from = '', percentOff = ''] = parts
  return { name, minimumRegistrations: Number(from), percentOff }
}
