import { useQueryClient } from '@tanstack/react-query'
import { graphql } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'

const AdvanceClock = graphql(`
  mutation AdvanceClock($input: AdvanceClockInput!) {
    advanceClock(input: $input) {
      now
      userErrors { code field message }
    }
  }
`)

/** Moves the clock of the demo; everything that was read before is read anew. */
export function useMoveClock() {
  const client = useQueryClient()
  const deed = useDeed(AdvanceClock)
  /** Answers the instant it now shows, or why it was not moved; undefined where there was no answer. */
  const move = async (to: string) => {
    const answer = await deed.mutateAsync({ input: { to } }).catch(() => undefined)
    if (answer && answer.advanceClock.userErrors.length === 0) await client.invalidateQueries()
    return answer?.advanceClock
  }
  return { move, busy: deed.isPending, error: deed.error, attempt: deed.submittedAt }
}
