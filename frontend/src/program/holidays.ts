const lines = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const shape = /^\d{4}-\d{2}-\d{2}$/

/** The dates that were written, one a line; empty lines are nothing. */
export function written(typed: string): string[] {
  return lines(typed)
}

/** The first line that is no date: the thirtieth of February is none. */
export function strayLine(typed: string): string | undefined {
  return lines(typed).find((line) => !shape.test(line) || !isDay(line))
}

function isDay(line: string): boolean {
  const at = new Date(`${line}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(line)
}
