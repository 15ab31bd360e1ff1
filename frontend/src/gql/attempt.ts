import { useRef } from 'react'

/** One try at a deed: what was asked, and the key by which the server knows the same try again. */
export interface Attempt {
  asked: string
  key: string
}

/** A try that may be sent again after a lost answer keeps its key; a try at something else gets another. */
export function attemptAt(input: unknown, last: Attempt | undefined): Attempt {
  const asked = JSON.stringify(input)
  return last?.asked === asked ? last : { asked, key: freshKey() }
}

/** A key that nobody guesses. crypto.randomUUID needs a secure context; getRandomValues does not. */
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** `const keyFor = useKeyFor()`: the same input gets the same key for as long as the screen stands. */
export function useKeyFor(): (input: unknown) => string {
  const last = useRef<Attempt>(undefined)
  return (input) => {
    last.current = attemptAt(input, last.current)
    return last.current.key
  }
}
