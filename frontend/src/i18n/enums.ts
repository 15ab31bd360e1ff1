import type { introspection } from '../gql/schema.d.ts'
import type { MessageKey } from './catalogue.ts'
import type { Text } from './text.tsx'

type Enums = introspection['types']
export type DocumentKind = Enums['DocumentKind']['enumValues']
export type PhaseKind = Enums['LaunchPhaseKind']['enumValues']
export type DomainStatus = Enums['DomainStatus']['enumValues']

/** The words for a kind of paper: `text(documentKey(kind))`. */
export function documentKey(kind: DocumentKind): MessageKey {
  return `document.${kind}`
}

/** Kinds of paper of which one will do, in the middle of a sentence: "certificate of incorporation or another paper". */
export function anyKind(text: Text, kinds: readonly DocumentKind[]): string {
  return kinds.map((kind) => text(documentKey(kind))).map((words) => words.charAt(0).toLowerCase() + words.slice(1)).join(text('list.or'))
}

/** A status of EPP in plain words. */
export function domainStatusKey(status: DomainStatus): MessageKey {
  return `status.${status}`
}

/** As the standard writes it: clientTransferProhibited. */
export function eppStatus(status: DomainStatus): string {
  return status.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
