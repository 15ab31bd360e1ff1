import type { introspection } from '../gql/schema.d.ts'
import type { MessageKey } from '../i18n/catalogue.ts'
import type { State } from './status.tsx'

type ProgramStatus = introspection['types']['ProgramStatus']['enumValues']

const states: Record<ProgramStatus, State> = { OPEN: 'good', SUSPENSION_ANNOUNCED: 'waiting', SUSPENDED_FOR_REVIEW: 'refused' }

/** How the Service Partner Program stands: its shape, its word, and what that means for those who want to join. */
export function programKey(status: ProgramStatus): { state: State; word: MessageKey; note: MessageKey } {
  return { state: states[status], word: `program.${status}`, note: `program.note.${status}` }
}
