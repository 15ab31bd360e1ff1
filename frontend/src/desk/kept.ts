import { useState } from 'react'

/** What was kept in this tab, where it has the shape of a blank one; anything else is as good as nothing. */
export function readLike<Draft extends object>(kept: string | null, blank: Draft): Draft {
  try {
    const draft: unknown = JSON.parse(kept ?? 'null')
    return isLike(draft, blank) ? draft : blank
  } catch {
    return blank
  }
}

function isLike<Draft extends object>(value: unknown, blank: Draft): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(blank).every(([field, empty]: [string, unknown]) => {
    const kept: unknown = Object.entries(value).find(([name]) => name === field)?.[1]
    return empty === null ? kept === null || typeof kept === 'object' : typeof kept === typeof empty && Array.isArray(kept) === Array.isArray(empty)
  })
}

/** A draft that survives a reload of the page, in this tab only. */
export function useDraft<Draft extends object>(key: string, read: (kept: string | null) => Draft): [Draft, (change: (draft: Draft) => Draft) => void] {
  const [draft, setDraft] = useState(() => read(stored(key)))
  const change = (next: (draft: Draft) => Draft) =>
    setDraft((before) => {
      const after = next(before)
      store(key, after)
      return after
    })
  return [draft, change]
}

function stored(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function store(key: string, draft: object): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // The draft then lasts as long as the page.
  }
}
