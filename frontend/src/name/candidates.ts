/** A category as far as its endings go. */
export interface Endings {
  suffix: string
  chineseTwin: string
}

/** What a reader may paste: an address, a stray space, the full stop of a Chinese keyboard. */
export function tidy(typed: string): string {
  return typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll('。', '.')
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/\s+/g, ' ')
}

/** The names to ask about: a bare word in every category; a whole name first, then its label in the other categories. */
export function candidates(typed: string, categories: readonly Endings[]): string[] {
  const query = tidy(typed)
  if (query === '') return []
  if (!query.includes('.')) return categories.map(({ suffix }) => `${query}.${suffix}`)
  const label = labelOf(query, categories)
  if (label === undefined) return [query]
  const others = categories.map(({ suffix }) => `${label}.${suffix}`).filter((name) => name !== query)
  return [query, ...others]
}

/** What stands before the longest ending that fits; undefined where no ending fits or more than one label remains. */
function labelOf(query: string, categories: readonly Endings[]): string | undefined {
  const ending = categories
    .flatMap(({ suffix, chineseTwin }) => [suffix, chineseTwin])
    .filter((suffix) => query.endsWith(`.${suffix}`))
    .sort((a, b) => b.length - a.length)[0]
  if (ending === undefined) return undefined
  const label = query.slice(0, -ending.length - 1)
  return label === '' || label.includes('.') ? undefined : label
}
