/** Reads the details of an audit entry, which the schema leaves open; what is not as expected is left out. */
function field(changes: unknown, key: string): unknown {
  return typeof changes === 'object' && changes !== null ? Object.entries(changes).find(([name]) => name === key)?.[1] : undefined
}

export function textIn(changes: unknown, key: string): string | undefined {
  const value = field(changes, key)
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberIn(changes: unknown, key: string): number | undefined {
  const value = field(changes, key)
  return typeof value === 'number' ? value : undefined
}

export function flagIn(changes: unknown, key: string): boolean | undefined {
  const value = field(changes, key)
  return typeof value === 'boolean' ? value : undefined
}

export function listIn(changes: unknown, key: string): string[] | undefined {
  const value = field(changes, key)
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined
}
