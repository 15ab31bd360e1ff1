import { request } from '../gql/client.ts'
import { graphql } from '../gql/graphql.ts'
import { fingerprint, NotSent, put } from '../gql/upload.ts'

const CreateEvidenceUpload = graphql(`
  mutation CreateEvidenceUpload($input: CreateEvidenceUploadInput!) {
    createEvidenceUpload(input: $input) {
      document { id }
      uploadUrl
      userErrors { code field message }
    }
  }
`)

/** A piece of evidence that has arrived. */
export interface Evidence {
  id: string
  filename: string
  sha256: string
}

/** Announces a piece of evidence by its fingerprint, then puts its bytes where the registry says. */
export async function sendEvidence(file: File, progress: (sent: number) => void, signal: AbortSignal): Promise<Evidence> {
  const sha256 = await fingerprint(file)
  const { createEvidenceUpload: target } = await request(CreateEvidenceUpload, { input: { filename: file.name, sha256, sizeBytes: file.size } }, signal)
  if (!target.document || target.uploadUrl === null) throw new NotSent(target.userErrors.map(({ message }) => message).join(' '))
  await put(target.uploadUrl, file, progress, signal)
  return { id: target.document.id, filename: file.name, sha256 }
}
