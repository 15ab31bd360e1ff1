import { md5 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'

// The draw of RFC 3797 as rules/draw does it, so that a reader's own browser can repeat it. Nothing here asks the registry.

/** The most entries a draw can order: RFC 3797 counts them in two bytes. */
export const poolMax = 65535

/** One public source of numbers that nobody can foresee. */
export interface Source {
  name: string
  /** Its integers in any order, of up to 64 bits: more than a JavaScript number can hold. */
  values: readonly bigint[]
  /** Entropy declared for it before its values were known. */
  bits: number
}

/** One step: what the hash came to, how many entries were left, which of them was taken. */
export interface Pick {
  digest: string
  left: number
  remainder: number
  /** Number of the picked entry in the pool, from 1. */
  entry: number
}

const utf8 = new TextEncoder()

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** SHA-256 of lines, each followed by a line feed. */
export function hashOf(lines: readonly string[]): string {
  return hex(sha256(utf8.encode(lines.map((line) => `${line}\n`).join(''))))
}

/** The order of the bytes of UTF-8, in which a pool is numbered; that of JavaScript's own strings differs beyond the BMP. */
export function byteOrder(a: string, b: string): number {
  const [one, other] = [utf8.encode(a), utf8.encode(b)]
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at === -1 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? -1)
}

/** All of a source that the key is made of. */
interface Valued {
  values: readonly bigint[]
}

/** A source as RFC 3797 section 4.1 writes it: ascending, each with a full stop, and a slash behind the last. */
export function sourceText({ values }: Valued): string {
  const ascending = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return `${ascending.map((value) => `${value}.`).join('')}/`
}

/** The key: the sources in the order in which they were announced, then the name in lower-case A-label form and a slash. */
export function keyOf(sources: readonly Valued[], asciiName: string): string {
  return sources.map(sourceText).join('') + (asciiName === '' ? '' : `${asciiName}/`)
}

/** Entropy that every order of a pool being equally likely takes: log2(P!) bits. */
export function needed(pool: number): number {
  let bits = 0
  for (let i = 2; i <= pool; i++) bits += Math.log2(i)
  return bits
}

export function declared(sources: readonly Source[]): number {
  return sources.reduce((sum, { bits }) => sum + bits, 0)
}

/** Draws a pool to its last entry, a step at a time, so that a reader can look on. */
export function* picks(key: string, pool: number): Generator<Pick, void> {
  const left = Array.from({ length: pool }, (_, index) => index + 1)
  const letters = utf8.encode(key)
  const message = new Uint8Array(letters.length + 4)
  message.set(letters, 2)
  const view = new DataView(message.buffer)
  for (let step = 0; step < pool; step++) {
    view.setUint16(0, step)
    view.setUint16(message.length - 2, step)
    const digest = hex(md5(message)).toUpperCase()
    const remainder = Number(BigInt(`0x${digest}`) % BigInt(left.length))
    const [entry = 0] = left.splice(remainder, 1)
    yield { digest, left: left.length + 1, remainder, entry }
  }
}
