import { readLike, useDraft } from '../kept.ts'
import { blank, type Draft } from './draft.ts'

/** What was kept in this tab. Anything that is not a draft of this partner is as good as nothing. */
export function readKept(kept: string | null, partnerId: string): Draft {
  const draft = readLike(kept, blank(partnerId))
  return draft.partnerId === partnerId ? draft : blank(partnerId)
}

/** A draft that survives a reload of the page, in this tab only. */
export function useKept(partnerId: string) {
  return useDraft('lionrock.register', (kept) => readKept(kept, partnerId))
}
