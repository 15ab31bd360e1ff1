import type { DocumentKind } from '../i18n/enums.ts'

interface Asked {
  kind: DocumentKind
  alternatives: readonly DocumentKind[]
}

interface Supplied {
  kind: DocumentKind
  state: 'AWAITING_UPLOAD' | 'UPLOADED' | 'UNDER_REVIEW' | 'ACCEPTED' | 'REJECTED'
}

/** Whether a paper that is still awaited has yet to be sent, or lies with the registry. */
export function standingOf(asked: Asked, supplied: readonly Supplied[]): 'missing' | 'reviewed' {
  const answers = supplied.filter(({ kind }) => kind === asked.kind || asked.alternatives.includes(kind))
  return answers.some(({ state }) => state === 'UNDER_REVIEW' || state === 'ACCEPTED') ? 'reviewed' : 'missing'
}
