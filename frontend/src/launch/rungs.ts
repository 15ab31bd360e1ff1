import type { ContentionSet } from './sets.ts'

type Step = ContentionSet['steps'][number]

/** One rule of the ladder: who is left after it, and who fell away by it. */
export interface Rung {
  step: Step
  stay: readonly string[]
  fall: readonly string[]
}

/** Reads the steps in order: whoever stood before a rule and does not stand after it fell by it. */
export function rungsOf(all: readonly string[], steps: readonly Step[]): Rung[] {
  let before = all
  return steps.map((step) => {
    const left = new Set(step.remaining)
    const rung = { step, stay: step.remaining, fall: before.filter((alias) => !left.has(alias)) }
    before = step.remaining
    return rung
  })
}
