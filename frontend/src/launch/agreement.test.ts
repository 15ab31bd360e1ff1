import { expect, test } from 'vitest'
import { differences } from '../../../docs/verify-draw.mjs'
import { prove, readProof, verify, type Proof } from './proof.ts'

/** A small generator that the seed alone determines, so that a pool that fails can be drawn again (mulberry32). */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** The same kinds of pools that the registry's own draw is tried with: 1 to 40 entries, values of up to 64 bits. */
function blank(below: (limit: number) => number, name: string): Proof {
  const wide = () => (BigInt(below(2 ** 32)) << 32n) | BigInt(below(2 ** 32))
  const more = Array.from({ length: below(3) }, () => ({ name: 'Mark Six 第二', values: [BigInt(below(50)), BigInt(below(50)), 7n], bits: 23.7 }))
  return {
    format: '', method: '', programme: 'hk-2004', phase: 'SUNRISE', name, asciiName: name,
    entries: Array.from({ length: 1 + below(40) }, (_, at) => `lap_${below(2 ** 32).toString(36)}${at}`),
    entriesSha256: '', sources: [{ name: 'first', values: [wide(), wide() >> BigInt(below(63))], bits: 600 }, ...more],
    commitmentSha256: '', entropyNeeded: 0, entropyDeclared: 0, key: '', steps: [], ranking: [],
  }
}

/** As the registry writes it: whole numbers in digits, however large. */
function written(proof: Proof): string {
  const quotes = JSON.stringify(proof, (_, value: unknown) => (typeof value === 'bigint' ? `#${value}#` : value))
  return quotes.replace(/"#(\d+)#"/g, '$1')
}

test('the browser and the script agree on 10,000 random pools', () => {
  const seed = (Date.now() ^ (process.pid << 16)) >>> 0
  const below = generator(seed)
  for (let at = 0; at < 10_000; at++) {
    const document = written(prove(blank(below, `kite${at}.hk`)))
    const said = differences(document)
    if (said.length > 0) expect.fail(`seed ${seed}, pool ${at}: the script finds ${said.join(', ')} in ${document}`)
    if (at % 100 === 0) expect(verify(readProof(document)), `seed ${seed}, pool ${at}`).toEqual([])
  }
}, 120_000)

test('neither takes a ranking in which two have changed places', () => {
  const proof = prove(blank(generator(7), 'kite.hk'))
  const [first = '', second = '', ...rest] = proof.ranking
  const changed = { ...proof, ranking: [second, first, ...rest] }
  expect(differences(written(changed))).toEqual(['ranking'])
  expect(verify(changed).map(({ what }) => what)).toEqual(['rank 1', 'rank 2'])
})
