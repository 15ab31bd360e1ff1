import { graphql, type ResultOf } from '../gql/graphql.ts'
import { PhaseFields } from './phase.ts'

export const ControlQuery = graphql(
  `
    query LaunchControl {
      launchPhases {
        ...PhaseFields
        resultsProposedBy
      }
    }
  `,
  [PhaseFields],
)

export type ControlPhase = ResultOf<typeof ControlQuery>['launchPhases'][number]

export const AnnounceResults = graphql(`
  mutation AnnounceResults($input: AnnounceResultsInput!) {
    announceResults(input: $input) {
      phase { id resultsProposedBy resultsAnnouncedAt resultsSha256 }
      userErrors { code field message }
    }
  }
`)

/** What keeps the results of a closed phase from being proposed. */
export function blocksOf({ summary }: Pick<ControlPhase, 'summary'>): { review: number; draw: number } {
  return { review: summary?.awaitingReview ?? 0, draw: summary?.awaitingDraw ?? 0 }
}

/** Where announcing stands: what the next step is, and whose. */
export function nextStep(phase: ControlPhase, viewer: { id: string; email: string } | null | undefined): 'closes' | 'blocked' | 'propose' | 'other' | 'announce' | 'announced' {
  if (phase.resultsAnnouncedAt !== null) return 'announced'
  if (phase.stage !== 'DECIDING') return 'closes'
  const { review, draw } = blocksOf(phase)
  if (phase.resultsProposedBy === null) return review + draw > 0 ? 'blocked' : 'propose'
  return phase.resultsProposedBy === viewer?.email || phase.resultsProposedBy === viewer?.id ? 'other' : 'announce'
}
