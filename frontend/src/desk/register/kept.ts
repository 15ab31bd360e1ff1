import { useState } from 'react'
import { blank, type Draft } from './draft.ts'

const key = 'lionrock.register'

/** What was kept in this tab. Anything that is not a draft of this partner is as good as nothing. */
export function readKept(kept: string | null, partnerId: string): Draft {
  try {
    const draft: unknown = JSON.parse(kept ?? 'null')
    return isDraft(draft) && draft.partnerId === partnerId ? draft : blank(partnerId)
  } catch {
    return blank(partnerId)
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(blank('')).every(([field, empty]) => {
    const kept: unknown = Object.entries(value).find(([name]) => name === field)?.[1]
    return empty === null ? kept === null || typeof kept === 'object' : typeof kept === typeof empty && Array.isArray(kept) === Array.isArray(empty)
  })
}

/** A draft that survives a reload of the page, in this tab only. */
export function useKept(partnerId: string): [Draft, (change: (draft: Draft) => Draft) => void] {
  const [draft, setDraft] = useState(() => readKept(stored(), partnerId))
  const change = (next: (draft: Draft) => Draft) =>
    setDraft((before) => {
      const after = next(before)
      store(after)
      return after
    })
  return [draft, change]
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function store(draft: Draft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // The draft then lasts as long as the page.
  }
}
