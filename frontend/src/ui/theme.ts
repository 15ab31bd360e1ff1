import { useSyncExternalStore } from 'react'

/** What the reader chose; system follows the device. */
export type Theme = 'light' | 'dark' | 'system'
export const themes: readonly Theme[] = ['system', 'light', 'dark']

/** Where public/early.js also looks, before anything is painted. */
const key = 'lionrock.theme'

let chosen: Theme | undefined
const listeners = new Set<() => void>()

function remembered(): Theme {
  try {
    const stored = localStorage.getItem(key)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}

export function currentTheme(): Theme {
  chosen ??= remembered()
  return chosen
}

export function chooseTheme(theme: Theme): void {
  chosen = theme
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // The choice then lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme)
}
