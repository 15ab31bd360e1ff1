import { graphql, type ResultOf } from '../gql/graphql.ts'
import type { MessageKey } from '../i18n/catalogue.ts'
import type { State } from '../ui/status.tsx'

export const ObjectionFields = graphql(`
  fragment ObjectionFields on Objection {
    id
    reference
    status
    ruleCited
    statement
    objector
    evidence { id filename sha256 sizeBytes url }
    filedAt
    decisionDueAt
    panel { name capacity recused conflict }
    decision { outcome reason decidedAt decidedBy final }
    cancellationRequired
    effect
    set {
      id
      name
      phase { id kind title }
      steps { rule { code summary } }
    }
  }
`)

export type Objection = ResultOf<typeof ObjectionFields>

export const ObjectionsQuery = graphql(
  `
    query Objections($first: Int!, $after: String, $status: ObjectionStatus) {
      objections(first: $first, after: $after, status: $status) {
        edges { node { ...ObjectionFields } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  `,
  [ObjectionFields],
)

export const TrackQuery = graphql(
  `
    query TrackObjection($reference: String!, $email: String!) {
      objectionByReference(reference: $reference, email: $email) { ...ObjectionFields }
    }
  `,
  [ObjectionFields],
)

export const objectionStatuses = ['FILED', 'ADMITTED', 'UNDER_DELIBERATION', 'DECIDED', 'NOT_ENTERTAINED'] as const satisfies readonly Objection['status'][]

/** Where an objection stands, as a word and a shape. */
export function standing(of: Pick<Objection, 'status' | 'decision'>): { state: State; word: MessageKey } {
  const states = { FILED: 'waiting', ADMITTED: 'waiting', UNDER_DELIBERATION: 'waiting', DECIDED: 'good', NOT_ENTERTAINED: 'refused' } as const
  if (of.status === 'DECIDED' && of.decision) return { state: of.decision.outcome === 'UPHELD' ? 'good' : 'neutral', word: `objection.outcome.${of.decision.outcome}` }
  return { state: states[of.status], word: `objection.status.${of.status}` }
}

/** The rule that the objector cites, in words where it is one of those by which the name was decided. */
export function ruleOf({ ruleCited, set }: Pick<Objection, 'ruleCited' | 'set'>): string {
  return set.steps.find(({ rule }) => rule.code === ruleCited)?.rule.summary ?? ruleCited
}

const day = 24 * 60 * 60_000
const ahead = 8 * 60 * 60_000

/** The day of a case, in Hong Kong: the day after filing is the first of the thirty. */
export function dayOf(filedAt: string, now: number): number {
  return Math.max(0, Math.floor((now + ahead) / day) - Math.floor((Date.parse(filedAt) + ahead) / day))
}

/** Of how many days: from filing to the instant that is too late. */
export function daysAllowed({ filedAt, decisionDueAt }: Pick<Objection, 'filedAt' | 'decisionDueAt'>): number {
  return dayOf(filedAt, Date.parse(decisionDueAt) - 1)
}
