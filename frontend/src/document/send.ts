import { request } from '../gql/client.ts'
import { graphql } from '../gql/graphql.ts'
import { fingerprint, NotSent, put } from '../gql/upload.ts'
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

/** Announces a paper by its fingerprint, then puts its bytes where the registry says. */
export async function sendPaper(file: File, kind: DocumentKind, progress: (sent: number) => void, signal: AbortSignal): Promise<Paper> {
  const sha256 = await fingerprint(file)
  const announced = { kind, filename: file.name, sha256, sizeBytes: file.size }
  const { createUploadTarget: target } = await request(CreateUploadTarget, { input: announced }, signal)
  if (!target.document || target.uploadUrl === null) throw new NotSent(target.userErrors.map(({ message }) => message).join(' '))
  await put(target.uploadUrl, file, progress, signal)
  return { id: target.document.id, ...announced }
}
