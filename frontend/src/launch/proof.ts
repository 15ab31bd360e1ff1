import { byteOrder, declared, hashOf, keyOf, needed, picks, poolMax, type Source } from './draw.ts'
import { listOf, numberOf, quoted, recordOf, textOf, NotAProof } from './proof-json.ts'

/** One step as it is published. */
export interface Step {
  digest: string
  left: number
  remainder: number
  entry: number
  id: string
}

/** A draw with everything that is needed to repeat it; the same document that rules/draw writes. */
export interface Proof {
  format: string
  method: string
  programme: string
  phase: string
  name: string
  asciiName: string
  entries: readonly string[]
  entriesSha256: string
  sources: readonly Source[]
  commitmentSha256: string
  entropyNeeded: number
  entropyDeclared: number
  key: string
  steps: readonly Step[]
  ranking: readonly string[]
}

/** One thing in which a proof is not what its own list and sources give. */
export interface Difference {
  what: string
  published: string
  computed: string
}

const format = 'lionrock-draw-proof/1'

/** Reads a proof. White space aside it must be written as the registry writes one: nothing in it may go unchecked. */
export function readProof(document: string): Proof {
  const proof = proofOf(quoted(document))
  const compact = document.replace(/"(?:[^"\\]|\\.)*"|[ \n\r\t]+/g, (part) => (part.startsWith('"') ? part : ''))
  if (compact !== json(proof)) throw new NotAProof('fields')
  return proof
}

function proofOf(value: unknown): Proof {
  const of = recordOf(value)
  const text = (key: string) => textOf(of[key])
  return {
    format: text('format'),
    method: text('method'),
    programme: text('programme'),
    phase: text('phase'),
    name: text('name'),
    asciiName: text('asciiName'),
    entries: listOf(of['entries']).map(textOf),
    entriesSha256: text('entriesSha256'),
    sources: listOf(of['sources']).map(sourceOf),
    commitmentSha256: text('commitmentSha256'),
    entropyNeeded: numberOf(of['entropyNeeded']),
    entropyDeclared: numberOf(of['entropyDeclared']),
    key: text('key'),
    steps: listOf(of['steps']).map(stepOf),
    ranking: listOf(of['ranking']).map(textOf),
  }
}

function sourceOf(value: unknown): Source {
  const of = recordOf(value)
  return { name: textOf(of['name']), values: listOf(of['values']).map(wholeOf), bits: numberOf(of['bits']) }
}

function wholeOf(value: unknown): bigint {
  const digits = textOf(value)
  if (!/^\d+$/.test(digits) || BigInt(digits) >= 2n ** 64n) throw new NotAProof('number')
  return BigInt(digits)
}

function stepOf(value: unknown): Step {
  const of = recordOf(value)
  return { digest: textOf(of['digest']), left: numberOf(of['left']), remainder: numberOf(of['remainder']), entry: numberOf(of['entry']), id: textOf(of['id']) }
}

/** As the registry writes it, without white space: the fields of a proof are in its order already. */
function json(value: unknown): string {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return `[${value.map(json).join(',')}]`
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).map(([key, of]) => `${JSON.stringify(key)}:${json(of)}`).join(',')}}`
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

/** Two decimal places as the registry rounds them: a tie goes to the even digit. */
function twoPlaces(bits: number): string {
  const tie = Number.isInteger(bits * 8) && (bits * 1000) % 10 === 5
  if (!tie) return bits.toFixed(2)
  const below = Math.floor(bits * 100)
  return ((below + (below % 2)) / 100).toFixed(2)
}

const hundredths = (bits: number) => Math.round(bits * 100) / 100

/** The hash of all that was published before the values could be known. */
export function commitmentOf({ programme, phase, name, asciiName }: Proof, pool: readonly string[], sources: readonly Source[]): string {
  return hashOf([format, programme, phase, name, asciiName, hashOf(pool), ...sources.flatMap((source) => [source.name, twoPlaces(source.bits)])])
}

/** Why no draw can be made from what is there; undefined where one can. */
function obstacle({ entries, sources }: Proof): string | undefined {
   
  if (entries.some((id) => id === '' || /[\u0000-\u001f\u007f-\u009f]/.test(id))) return 'entry'
  if (new Set(entries).size < entries.length) return 'twice'
  if (sources.some((source) => source.name.trim() === '' || source.values.length === 0 || source.bits < 0)) return 'source'
  if (entries.length < 1 || entries.length > poolMax) return 'pool'
  return needed(entries.length) > declared(sources) + 1e-9 ? 'entropy' : undefined
}

/** Repeats the draw from the list and the sources alone and writes down every step. */
export function prove(of: Proof): Proof {
  const why = obstacle(of)
  if (why !== undefined) throw new NotAProof(why)
  const entries = [...of.entries].sort(byteOrder)
  const key = keyOf(of.sources, of.asciiName)
  const steps = Array.from(picks(key, entries.length), (pick) => ({ ...pick, id: entries[pick.entry - 1] ?? '' }))
  return {
    ...of,
    format,
    method: 'RFC 3797',
    entries,
    entriesSha256: hashOf(entries),
    commitmentSha256: commitmentOf(of, entries, of.sources),
    entropyNeeded: hundredths(needed(entries.length)),
    entropyDeclared: hundredths(declared(of.sources)),
    key,
    steps,
    ranking: steps.map(({ id }) => id),
  }
}

/** Everything that differs from what the list and the sources give. Nothing differs in a true proof. */
export function verify(proof: Proof): Difference[] {
  const computed = prove(proof)
  const whole = ['format', 'method', 'entries', 'entriesSha256', 'commitmentSha256', 'entropyNeeded', 'entropyDeclared', 'key'] as const
  const one = (what: string, published: unknown, own: unknown) => ({ what, published: json(published ?? null), computed: json(own ?? null) })
  const each = (what: string, published: readonly unknown[], own: readonly unknown[]) =>
    Array.from({ length: Math.max(published.length, own.length) }, (_, at) => one(`${what} ${at + 1}`, published[at], own[at]))
  return [
    ...whole.map((what) => one(what, proof[what], computed[what])),
    ...each('step', proof.steps, computed.steps),
    ...each('rank', proof.ranking, computed.ranking),
  ].filter((found) => found.published !== found.computed)
}
