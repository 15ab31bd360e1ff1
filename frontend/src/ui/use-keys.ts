import { useEffect, useEffectEvent } from 'react'

/** Single keys that do something on a screen, except while one types. Whoever uses this lets people turn it off (WCAG 2.1.4). */
export function useKeys(on: boolean, acts: Record<string, () => void>): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select, dialog') !== null
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const act = acts[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    if (!on) return undefined
    const hear = (event: KeyboardEvent) => pressed(event)
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [on])
}
