import { describe, expect, test } from 'vitest'
import { byteOrder, keyOf, needed, picks, type Source } from './draw.ts'
import shared from '../../../rules/draw/testdata/vectors.json?raw'
import { listOf, numberOf, quoted, recordOf, textOf } from './proof-json.ts'
import { prove, readProof, verify, type Proof } from './proof.ts'

/** The sources of the worked example in RFC 3797 section 6. */
const published: Source[] = [
  { name: 'a', values: [9319n], bits: 13 },
  { name: 'b', values: [2n, 5n, 12n, 8n, 10n], bits: 20 },
  { name: 'c', values: [9n, 18n, 26n, 34n, 41n, 45n], bits: 64 },
]

/** Numbers are read as text, for some are larger than JavaScript can hold. */
const vectors = listOf(quoted(shared)).map((value) => {
  const of = recordOf(value)
  const sources = listOf(of['sources']).map((source) => ({ values: listOf(recordOf(source)['values']).map((digits) => BigInt(textOf(digits))) }))
  return { about: textOf(of['about']), sources, name: textOf(of['name']), pool: numberOf(of['pool']), key: textOf(of['key']), order: listOf(of['picks']).map(numberOf) }
})

describe('the vectors that every implementation is tried against', () => {
  test.each(vectors)('$about', ({ sources, name, pool, key, order }) => {
    expect(keyOf(sources, name)).toBe(key)
    expect(Array.from(picks(key, pool), ({ entry }) => entry).slice(0, order.length)).toEqual(order)
  })
})

describe('the worked example of RFC 3797', () => {
  const key = keyOf(published, '')
  const drawn = [...picks(key, 25)]

  test('has its key', () => {
    expect(key).toBe('9319./2.5.8.10.12./9.18.26.34.41.45./')
  })

  test('begins with its digest', () => {
    expect(drawn[0]).toEqual({ digest: '990DD0A5692A029A98B5E01AA28F3459', left: 25, remainder: 16, entry: 17 })
  })

  test('picks its entries', () => {
    expect(drawn.slice(0, 16).map(({ entry }) => entry)).toEqual([17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22, 5, 18, 9, 1, 4])
  })
})

test('the name keeps the draws of different names apart', () => {
  expect(keyOf(published, 'harbour.hk')).toBe('9319./2.5.8.10.12./9.18.26.34.41.45./harbour.hk/')
})

test('a pool of three needs log2(3!) bits', () => {
  expect(needed(3)).toBeCloseTo(Math.log2(6), 12)
})

test('a pool is in the order of the bytes of UTF-8', () => {
  expect(['\u{1F600}', '\uFF01', 'b', 'a', 'ab', ''].sort(byteOrder)).toEqual(['', 'a', 'ab', 'b', '\uFF01', '\u{1F600}'])
})

const blank: Proof = {
  format: '', method: '', programme: 'hk-2004', phase: 'SUNRISE', name: 'harbour.hk', asciiName: 'harbour.hk', entries: ['lap_3', 'lap_1', 'lap_2', 'lap_4'],
  entriesSha256: '', sources: published, commitmentSha256: '', entropyNeeded: 0, entropyDeclared: 0, key: '', steps: [], ranking: [],
}
const document = JSON.stringify(prove(blank), (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value), 2)

describe('a proof', () => {
  test('is read back and holds', () => {
    const proof = readProof(document)
    expect(verify(proof)).toEqual([])
    expect(proof.entries).toEqual(['lap_1', 'lap_2', 'lap_3', 'lap_4'])
  })

  test('fails where any byte of it is another', () => {
    const holds = (changed: string) => {
      try {
        return verify(readProof(changed)).length === 0
      } catch {
        return false
      }
    }
    for (let at = 0; at < document.length; at++) {
      for (const other of ['0', '1', 'b', ' ']) {
        if (document[at] === other || (/\s/.test(document[at] ?? '') && other === ' ')) continue
        const changed = document.slice(0, at) + other + document.slice(at + 1)
        expect(holds(changed), `${at}: ${changed.slice(Math.max(0, at - 20), at + 10)}`).toBe(false)
      }
    }
  })

  test('holds values that no JavaScript number can', () => {
    const wide = prove({ ...blank, sources: [{ name: 'wide', values: [18446744073709551615n, 18446744073709551614n], bits: 128 }] })
    expect(wide.key).toBe('18446744073709551614.18446744073709551615./harbour.hk/')
  })

  test('is refused where the sources have too little entropy', () => {
    expect(() => prove({ ...blank, sources: [{ name: 'thin', values: [1n], bits: 4 }] })).toThrow('entropy')
  })

  test('is refused where two entries are the same', () => {
    expect(() => prove({ ...blank, entries: ['a', 'a'] })).toThrow('twice')
  })
})
