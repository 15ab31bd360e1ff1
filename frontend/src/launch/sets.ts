import { graphql, type ResultOf } from '../gql/graphql.ts'
import type { MessageKey } from '../i18n/catalogue.ts'
import type { State } from '../ui/status.tsx'

export const SetsQuery = graphql(`
  query ContentionSets($first: Int!, $after: String, $phase: LaunchPhaseKind!, $decidedBy: DecidedBy, $search: String) {
    contentionSets(first: $first, after: $after, phase: $phase, decidedBy: $decidedBy, search: $search) {
      edges {
        node {
          id
          name
          asciiName
          decidedBy
          explanation
          winner { alias }
          provisionalUntil
          anomalies
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`)

/** The same for officers, who see before everyone else who comes first. */
export const DeskSetsQuery = graphql(`
  query DeskContentionSets($first: Int!, $after: String, $phase: LaunchPhaseKind!, $decidedBy: DecidedBy, $search: String) {
    contentionSets(first: $first, after: $after, phase: $phase, decidedBy: $decidedBy, search: $search) {
      edges {
        node {
          id
          name
          asciiName
          decidedBy
          explanation
          winner { alias }
          provisionalUntil
          anomalies
          entries { alias rank status }
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`)

export type SetRow = ResultOf<typeof SetsQuery>['contentionSets']['edges'][number]['node']
export type DeskSetRow = ResultOf<typeof DeskSetsQuery>['contentionSets']['edges'][number]['node']
export type DecidedBy = NonNullable<SetRow['decidedBy']>

/** The ways in which a set of the 2004 launch can come out, in the order of the rules. */
export const published = ['ONLY_APPLICANT', 'PRIORITY_CLASS', 'LONGEST_STANDING', 'DRAW', 'NO_VALID_APPLICATION'] as const satisfies readonly DecidedBy[]

/** How a set was decided, as a word and a shape. */
export function decisionOf(by: DecidedBy | null): { state: State; word: MessageKey } {
  if (by === null) return { state: 'waiting', word: 'decidedBy.open' }
  const states: Partial<Record<DecidedBy, State>> = { NO_VALID_APPLICATION: 'refused', AWAITING_DRAW: 'waiting', HELD: 'waiting' }
  return { state: states[by] ?? 'good', word: `decidedBy.${by}` }
}

export const EntryOfSet = graphql(`
  fragment EntryOfSet on ContentionEntry {
    alias
    applicationId
    rank
    priorityClass
    equivalent
    equivalentSince
    status
    reason
  }
`)

export const DrawFields = graphql(`
  fragment DrawFields on Draw {
    id
    method
    entries
    entriesSha256
    commitmentSha256
    committedAt
    sources { name bits publicAt values }
    entropyNeeded
    key
    conductedAt
    order
    proofUrl
  }
`)

export const SetFields = graphql(
  `
    fragment SetFields on ContentionSet {
      id
      name
      asciiName
      phase {
        id
        kind
        title
        stage
        resultsPlannedAt
        resultsAnnouncedAt
        objectionWindow { startsAt endsAt }
        classes { code title }
      }
      decidedBy
      explanation
      entries { ...EntryOfSet }
      steps {
        rule { code summary source version }
        remaining
        explanation
      }
      winner { ...EntryOfSet }
      draw { ...DrawFields }
      objections { id status filedAt }
      provisionalUntil
      proofUrl
      anomalies
    }
  `,
  [EntryOfSet, DrawFields],
)

export const SetQuery = graphql(
  `
    query ContentionSet($name: DomainName!, $phase: LaunchPhaseKind!) {
      contentionSet(name: $name, phase: $phase) { ...SetFields }
    }
  `,
  [SetFields],
)

export type ContentionSet = ResultOf<typeof SetFields>
export type Entry = ResultOf<typeof EntryOfSet>
export type Draw = ResultOf<typeof DrawFields>

/** What the phase calls a class. */
export function classTitle(of: Pick<ContentionSet, 'phase'>, code: Entry['priorityClass']): string | undefined {
  return of.phase.classes.find((known) => known.code === code)?.title
}

/** Who has the name or, while the results are not public, who comes first by them. */
export function firstOf({ winner, entries }: { winner: { alias: string } | null; entries: readonly Pick<Entry, 'alias' | 'rank' | 'status'>[] }): string | undefined {
  return winner?.alias ?? entries.find(({ rank, status }) => rank === 1 && status === 'PENDING_ALLOCATION')?.alias
}

/** How many applications a draw orders: all that are valid, whether they have a rank already or not. */
export function poolOf({ entries }: Pick<ContentionSet, 'entries'>): number {
  return entries.filter(({ priorityClass }) => priorityClass !== null).length
}
