import type { Draft, Step } from './draft.ts'

/** What every step gets. */
export interface StepProps {
  draft: Draft
  change: (next: (draft: Draft) => Draft) => void
  next: () => void
  go: (to: Step) => void
  restart: () => void
}
