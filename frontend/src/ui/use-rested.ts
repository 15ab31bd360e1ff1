import { useEffect, useRef } from 'react'

/** Acts once the keys have rested: `soon` waits, `now` does not, and either forgets what still waited. */
export function useRested<Value>(act: (value: Value) => void, pause: number): { soon: (value: Value) => void; now: (value: Value) => void } {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const now = (value: Value) => {
    clearTimeout(timer.current)
    act(value)
  }
  const soon = (value: Value) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => act(value), pause)
  }
  return { soon, now }
}
