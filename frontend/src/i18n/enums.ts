import type { introspection } from '../gql/schema.d.ts'
import type { MessageKey } from './catalogue.ts'

type Enums = introspection['types']
export type DocumentKind = Enums['DocumentKind']['enumValues']
export type DomainStatus = Enums['DomainStatus']['enumValues']

/** The words for a kind of paper: `text(documentKey(kind))`. */
export function documentKey(kind: DocumentKind): MessageKey {
  return `document.${kind}`
}

/** A status of EPP in plain words. */
export function domainStatusKey(status: DomainStatus): MessageKey {
  return `status.${status}`
}

/** As the standard writes it: clientTransferProhibited. */
export function eppStatus(status: DomainStatus): string {
  return status.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
