import { useSyncExternalStore } from 'react'

const phone = '(max-width: 40rem)'

function subscribe(listener: () => void): () => void {
  const query = matchMedia(phone)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** True on a phone, where a table reads better as a list of definitions. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(phone).matches)
}
