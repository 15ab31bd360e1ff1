import { request } from '../gql/client.ts'
import { graphql } from '../gql/graphql.ts'
import { currentLocale } from '../i18n/locale.ts'
import type { DocumentKind } from '../i18n/enums.ts'

const CreateUploadTarget = graphql(`
  mutation CreateUploadTarget($input: CreateUploadTargetInput!) {
    createUploadTarget(input: $input) {
      document { id }
      uploadUrl
      userErrors { code field message }
    }
  }
`)

/** A paper that has arrived at the registry and can be supplied for a name. */
export interface Paper {
  id: string
  kind: DocumentKind
  filename: string
  sizeBytes: number
  sha256: string
}

/** Why a paper did not arrive, in the registry's own words where it said any. */
export class NotSent extends Error {}

/** The largest paper that the registry takes; it is looked at here only so that nobody waits for a refusal. */
export const largest = 5 * 2 ** 20
export const takes = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png'

export async function fingerprint(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Announces a paper by its fingerprint, then puts its bytes where the registry says. */
export async function sendPaper(file: File, kind: DocumentKind, progress: (sent: number) => void, signal: AbortSignal): Promise<Paper> {
  const sha256 = await fingerprint(file)
  const announced = { kind, filename: file.name, sha256, sizeBytes: file.size }
  const { createUploadTarget: target } = await request(CreateUploadTarget, { input: announced }, signal)
  if (!target.document || target.uploadUrl === null) throw new NotSent(target.userErrors.map(({ message }) => message).join(' '))
  await put(target.uploadUrl, file, progress, signal)
  return { id: target.document.id, ...announced }
}

/** XMLHttpRequest, for fetch does not tell how much of a body has been sent. */
function put(address: string, file: File, progress: (sent: number) => void, signal: AbortSignal): Promise<void> {
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
