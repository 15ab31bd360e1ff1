import { request } from '../gql/client.ts'
import { graphql } from '../gql/graphql.ts'
import { fingerprint, NotSent, put } from '../gql/upload.ts'
import type { DocumentKind } from '../i18n/enums.ts'

const CreateApplicationUpload = graphql(`
  mutation CreateApplicationUpload($input: CreateApplicationUploadInput!) {
    createApplicationUpload(input: $input) {
      document { id }
      uploadUrl
      userErrors { code field message }
    }
  }
`)

/** Announces a paper of the application by its fingerprint, then puts its bytes where the registry says. */
export async function sendApplicationPaper(file: File, kind: DocumentKind, progress: (sent: number) => void, signal: AbortSignal): Promise<string> {
  const sha256 = await fingerprint(file)
  const { createApplicationUpload: target } = await request(CreateApplicationUpload, { input: { kind, filename: file.name, sha256, sizeBytes: file.size } }, signal)
  if (!target.document || target.uploadUrl === null) throw new NotSent(target.userErrors.map(({ message }) => message).join(' '))
  await put(target.uploadUrl, file, progress, signal)
  return target.document.id
}
