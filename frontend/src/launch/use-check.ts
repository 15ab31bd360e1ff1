import { useEffect, useRef, useState } from 'react'
import { picks, type Pick } from './draw.ts'
import { NotAProof } from './proof-json.ts'
import { prove, readProof, verify, type Difference, type Proof } from './proof.ts'

/** How far a draw has been repeated. */
export type Check =
  | { at: 'idle' }
  | { at: 'reading' }
  | { at: 'drawing'; proof: Proof; key: string; entries: readonly string[]; drawn: readonly Pick[] }
  | { at: 'done'; proof: Proof; key: string; entries: readonly string[]; drawn: readonly Pick[]; differences: readonly Difference[] }
  | { at: 'failed'; why: string }

/** A step stands this long before the next, so that an eye can follow; a large pool is drawn faster. */
const pace = 140
const followed = 40

/** Repeats a draw step by step. The document comes from a file or from the registry; the reckoning is done here. */
export function useCheck(): { check: Check; run: (read: () => Promise<string>) => void } {
  const [check, setCheck] = useState<Check>({ at: 'idle' })
  const running = useRef(0)
  useEffect(
    () => () => {
      running.current = -1
    },
    [],
  )
  const run = async (read: () => Promise<string>) => {
    const own = (running.current += 1)
    setCheck({ at: 'reading' })
    try {
      const proof = readProof(await read())
      const { key, entries } = prove(proof)
      const drawn: Pick[] = []
      for (const pick of picks(key, entries.length)) {
        drawn.push(pick)
        if (!shows(drawn.length, entries.length)) continue
        if (running.current !== own) return
        setCheck({ at: 'drawing', proof, key, entries, drawn: [...drawn] })
        await new Promise((resolve) => setTimeout(resolve, entries.length > followed || still() ? 0 : pace))
      }
      if (running.current === own) setCheck({ at: 'done', proof, key, entries, drawn, differences: verify(proof) })
    } catch (error) {
      if (running.current === own) setCheck({ at: 'failed', why: error instanceof NotAProof ? error.message : 'fetch' })
    }
  }
  return { check, run: (read) => void run(read) }
}

/** Every step of a small pool, every five-hundredth of a large one. */
function shows(step: number, pool: number): boolean {
  return pool <= followed || step % 500 === 0
}

function still(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
