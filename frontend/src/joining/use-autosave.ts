import { useCallback, useEffect, useRef, useState } from 'react'
import { useRested } from '../ui/use-rested.ts'
import type { Form } from './application.ts'
import { changes } from './changes.ts'

export type Saving = { step: 'idle' } | { step: 'saving' } | { step: 'saved'; at: number } | { step: 'failed' }

interface Autosave {
  saving: Saving
  /** Something was typed: it is saved once the keys have rested. */
  typed: () => void
  /** A line was left: what it holds is saved at once. Settles when nothing is left to save; false where that failed. */
  flush: () => Promise<boolean>
}

/**
 * Keeps a form saved as it is written. One save runs at a time and carries only what has changed since the last; what is typed
 * meanwhile goes with the next.
 */
export function useAutosave(saved: Form, read: () => Form, save: (changed: Partial<Form>) => Promise<boolean>, now: () => number): Autosave {
  const [saving, setSaving] = useState<Saving>({ step: 'idle' })
  const known = useRef(saved)
  const running = useRef<Promise<boolean>>(Promise.resolve(true))
  const act = useRef({ read, save, now })
  useEffect(() => {
    act.current = { read, save, now }
  })

  const flush = useCallback((): Promise<boolean> => {
    const next = running.current.then(async () => {
      const values = act.current.read()
      const changed = changes(known.current, values)
      if (changed === undefined) return true
      setSaving({ step: 'saving' })
      const done = await act.current.save(changed)
      if (done) known.current = { ...known.current, ...changed }
      setSaving(done ? { step: 'saved', at: act.current.now() } : { step: 'failed' })
      return done
    })
    running.current = next.catch(() => false)
    return running.current
  }, [])
  const rested = useRested<undefined>(() => void flush(), pause)
  return { saving, typed: () => rested.soon(undefined), flush }
}

/** How long the keys rest before what was typed is saved. */
const pause = 800
