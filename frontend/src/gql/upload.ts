import { currentLocale } from '../i18n/locale.ts'

/** Why a paper did not arrive, in the registry's own words where it said any. */
export class NotSent extends Error {}

/** The largest paper that the registry takes; it is looked at here only so that nobody waits for a refusal. */
export const largest = 5 * 2 ** 20
export const takes = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png'

export async function fingerprint(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** XMLHttpRequest, for fetch does not tell how much of a body has been sent. */
export function put(address: string, file: File, progress: (sent: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    const fail = () => reject(new NotSent(refusalIn(sending.responseText)))
    sending.upload.addEventListener('progress', ({ loaded }) => progress(loaded))
    sending.addEventListener('load', () => (sending.status >= 200 && sending.status < 300 ? resolve() : fail()))
    sending.addEventListener('error', fail)
    sending.addEventListener('abort', fail)
    signal.addEventListener('abort', () => sending.abort())
    sending.open('PUT', address)
    sending.setRequestHeader('accept-language', currentLocale())
    sending.send(file)
  })
}

function refusalIn(body: string): string {
  try {
    const answer: unknown = JSON.parse(body)
    return typeof answer === 'object' && answer !== null && 'message' in answer ? String(answer.message) : ''
  } catch {
    return ''
  }
}
