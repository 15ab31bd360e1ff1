import { graphql, type ResultOf } from '../gql/graphql.ts'
import type { PhaseKind } from '../i18n/enums.ts'
import type { MessageKey } from '../i18n/catalogue.ts'
import { phaseSlug } from '../paths.ts'
import type { State } from '../ui/status.tsx'

export const phaseKinds = ['PRIORITY_REGISTRATION', 'PRE_REGISTRATION', 'SUNRISE', 'GENERAL_AVAILABILITY'] as const satisfies readonly PhaseKind[]

/** The phases that are applied for; in the general launch names are registered. */
export const applied = ['PRIORITY_REGISTRATION', 'PRE_REGISTRATION', 'SUNRISE'] as const satisfies readonly PhaseKind[]

/** The phase that an address names; undefined where it names none. */
export function phaseIn(slug: string): PhaseKind | undefined {
  return phaseKinds.find((kind) => phaseSlug(kind) === slug)
}

export const PhaseFields = graphql(`
  fragment PhaseFields on LaunchPhase {
    id
    kind
    title
    stage
    window { startsAt endsAt }
    eligibility
    requirements { kind reason issuedBy }
    classes { code title decidedBy }
    resultsPlannedAt
    resultsAnnouncedAt
    objectionWindow { startsAt endsAt }
    eppPhase
    resultsSha256
    resultsUrl
    resultsCsvUrl
    summary { sets applications allocatedByRule allocatedByDraw notAllocated awaitingDraw awaitingReview }
  }
`)

export const PhasesQuery = graphql(
  `
    query LaunchPhases {
      launchPhases { ...PhaseFields }
    }
  `,
  [PhaseFields],
)

export type Phase = ResultOf<typeof PhaseFields>

/** So long after the planned instant nobody waits for results any more. */
const grace = 30 * 24 * 60 * 60_000

/** Where a phase stands, as a word and a shape. */
export function stageOf(phase: Pick<Phase, 'stage' | 'resultsPlannedAt'>, now: number): { state: State; word: MessageKey } {
  if (phase.stage === 'DECIDING' && phase.resultsPlannedAt !== null && Date.parse(phase.resultsPlannedAt) < now - grace) return { state: 'neutral', word: 'launch.stage.overdue' }
  const states = { UPCOMING: 'neutral', OPEN: 'good', DECIDING: 'waiting', ANNOUNCED: 'neutral' } as const
  return { state: states[phase.stage], word: `launch.stage.${phase.stage}` }
}

/** The phase that matters now: the one that is open, or else the next to open. */
export function presentPhase<Of extends Pick<Phase, 'stage' | 'kind'>>(phases: readonly Of[]): Of | undefined {
  return phases.find(({ stage }) => stage === 'OPEN') ?? phases.find(({ stage }) => stage === 'UPCOMING')
}
