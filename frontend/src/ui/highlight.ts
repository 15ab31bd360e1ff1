/** A stretch of a name, and whether a rule matched it. */
export interface Stretch {
  text: string
  matched: boolean
}

/** Splits a name at the letters that a rule matched, so that they can be shown: bur[bank], 匯豐[銀行]. */
export function stretches(name: string, terms: readonly string[]): Stretch[] {
  const wanted = terms.filter((term) => term !== '').map(escape)
  if (wanted.length === 0) return [{ text: name, matched: false }]
  return name
    .split(new RegExp(`(${wanted.join('|')})`, 'giu'))
    .map((text, index) => ({ text, matched: index % 2 === 1 }))
    .filter(({ text }) => text !== '')
}

function escape(term: string): string {
  return term.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&')
}
