/** Why a document is not a proof, or no draw can be made from it: a word for which the screens have a sentence. */
export class NotAProof extends Error {}

/** Parses a document with its numbers as text, for a JavaScript number cannot hold 64 bits. */
export function quoted(document: string): unknown {
  const text = document.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (part) => (part.startsWith('"') ? part : `"${part}"`))
  try {
    return JSON.parse(text)
  } catch {
    throw new NotAProof('json')
  }
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new NotAProof('fields')
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new NotAProof('fields')
  return value
}

export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new NotAProof('fields')
  return value
}

export function numberOf(value: unknown): number {
  const number = Number(textOf(value))
  if (!Number.isFinite(number)) throw new NotAProof('number')
  return number
}
