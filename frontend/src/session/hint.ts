/** A word, not a secret: this browser was signed in, so a refresh cookie may exist. */
const key = 'lionrock.was-signed-in'

export function hasHint(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

export function leaveHint(): void {
  try {
    localStorage.setItem(key, 'yes')
  } catch {
    // Without storage the reader signs in again after a reload; nothing else is lost.
  }
}

export function forgetHint(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was stored, so there is nothing to forget.
  }
}

/** Calls back when another tab signs in or out. */
export function whenHintChanges(listen: (present: boolean) => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === key) listen(event.newValue !== null)
  })
}
