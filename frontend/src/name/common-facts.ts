/** The facts in which all things agree, by key: said once for all, they need not be repeated for each. */
export function common<Key extends string>(things: readonly Record<Key, unknown>[], keys: readonly Key[]): ReadonlySet<Key> {
  const written = (thing: Record<Key, unknown>, key: Key) => JSON.stringify(thing[key])
  return new Set(keys.filter((key) => new Set(things.map((thing) => written(thing, key))).size === 1))
}
