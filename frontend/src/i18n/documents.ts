import type { DocumentKind } from './enums.ts'

const known: Record<DocumentKind, true> = {
  BUSINESS_REGISTRATION: true,
  CERTIFICATE_OF_INCORPORATION: true,
  SOCIETY_REGISTRATION: true,
  SCHOOL_REGISTRATION: true,
  NETWORK_LICENCE: true,
  GOVERNMENT_REQUEST: true,
  IDENTITY_DOCUMENT: true,
  BANKING_CONSENT: true,
  INSURANCE_CONSENT: true,
  TRADEMARK_CERTIFICATE: true,
  DECLARATION_OF_OWNERSHIP: true,
  OBJECTION_EVIDENCE: true,
  LOGO: true,
  PROGRAM_AGREEMENT: true,
  OTHER: true,
}

/** Whether a word from outside the schema is a kind of paper. */
export function isDocumentKind(word: string | undefined): word is DocumentKind {
  return word !== undefined && Object.hasOwn(known, word)
}
