/** What the API takes for a value of a source. */
const largest = 2 ** 31 - 1

/** The integers that were typed, however they are separated; undefined where something else was, or nothing. */
export function valuesTyped(typed: string): readonly number[] | undefined {
  const words = typed.split(/[\s,，、;]+/).filter((word) => word !== '')
  if (words.length === 0 || words.some((word) => !/^\d+$/.test(word) || Number(word) > largest)) return undefined
  return words.map(Number)
}
