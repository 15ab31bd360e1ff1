/** What can be found by its words. */
export interface Findable {
  label: string
  /** Other words by which it is known. */
  also?: string
  /** Stays in the list whatever is typed. */
  always?: boolean
}

/** Keeps the entries that hold every typed word, in their own order. */
export function matching<Entry extends Findable>(entries: readonly Entry[], typed: string): Entry[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(({ label, also = '', always }) => {
    const text = `${label} ${also}`.toLocaleLowerCase()
    return always || words.every((word) => text.includes(word))
  })
}
