import { createHmac } from 'node:crypto'

const period = 30_000
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an authenticator app shows for a secret at an instant (RFC 6238, six digits, SHA-1). */
export function oneTimeCode(secret: string, at: number): string {
  const bits = Array.from(secret, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / period)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac[19] ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Waits for a half minute that is long enough for what follows, and answers the code before it and its own. */
export async function twoCodes(secret: string): Promise<[string, string]> {
  const left = period - (Date.now() % period)
  if (left < 12_000) await new Promise((done) => setTimeout(done, left + 100))
  const now = Date.now()
  return [oneTimeCode(secret, now - period), oneTimeCode(secret, now)]
}
