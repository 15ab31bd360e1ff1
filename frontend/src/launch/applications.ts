import { graphql, type ResultOf } from '../gql/graphql.ts'
import type { MessageKey } from '../i18n/catalogue.ts'
import type { State } from '../ui/status.tsx'

export const ApplicationFields = graphql(`
  fragment ApplicationFields on LaunchApplication {
    id
    name
    alias
    status
    submittedAt
    rank
    reason
    phase {
      id
      kind
      title
      stage
      window { startsAt endsAt }
      resultsPlannedAt
      resultsAnnouncedAt
      classes { code title decidedBy }
    }
    registrant { id name nameInChinese }
    claim { trademark trademarkNumber equivalent equivalentSince priorityClass }
    documents { id kind filename sha256 state rejectionReason }
    missing { kind alternatives reason matchedTerm issuedBy }
    fee {
      operation
      years
      list { amount currency }
      discount { amount currency }
      net { amount currency }
      explanation
    }
  }
`)

export type Application = ResultOf<typeof ApplicationFields>

export const ApplicationsQuery = graphql(
  `
    query LaunchApplications($first: Int!, $after: String, $phase: LaunchPhaseKind, $status: ApplicationStatus) {
      launchApplications(first: $first, after: $after, phase: $phase, status: $status) {
        edges { node { ...ApplicationFields } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  `,
  [ApplicationFields],
)

export const ApplicationQuery = graphql(
  `
    query LaunchApplication($id: ID!) {
      node(id: $id) {
        ... on LaunchApplication { ...ApplicationFields }
      }
    }
  `,
  [ApplicationFields],
)

export const SubmitApplication = graphql(
  `
    mutation SubmitLaunchApplication($input: SubmitLaunchApplicationInput!) {
      submitLaunchApplication(input: $input) {
        application { ...ApplicationFields }
        userErrors { code field message }
      }
    }
  `,
  [ApplicationFields],
)

export const WithdrawApplication = graphql(`
  mutation WithdrawLaunchApplication($input: WithdrawLaunchApplicationInput!) {
    withdrawLaunchApplication(input: $input) {
      application { id status reason }
      userErrors { code field message }
    }
  }
`)

export const applicationStatuses = [
  'PENDING_VALIDATION',
  'VALIDATED',
  'INVALID',
  'PENDING_ALLOCATION',
  'ALLOCATED',
  'REJECTED',
  'WITHDRAWN',
  'CANCELLED',
] as const satisfies readonly Application['status'][]

/** Where an application stands, as a word and a shape. */
export function standingOf({ status }: Pick<Application, 'status'>): { state: State; word: MessageKey } {
  const states = {
    PENDING_VALIDATION: 'waiting',
    VALIDATED: 'good',
    INVALID: 'refused',
    PENDING_ALLOCATION: 'waiting',
    ALLOCATED: 'good',
    REJECTED: 'neutral',
    WITHDRAWN: 'neutral',
    CANCELLED: 'refused',
  } as const
  return { state: states[status], word: `application.${status}` }
}

/** As RFC 8334 writes it: pendingAllocation. A withdrawn one is no status of it. */
export function rfcStatus(status: Application['status']): string {
  return status.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Whether it can still be taken back: until its fate is sealed. The server decides again. */
export function isOpen({ status }: Pick<Application, 'status'>): boolean {
  return status === 'PENDING_VALIDATION' || status === 'VALIDATED' || status === 'PENDING_ALLOCATION'
}

/** Papers that nobody has sent yet, or that were sent and rejected: what is with the registry is not missing any more. */
export function lacking({ missing, documents }: Pick<Application, 'missing' | 'documents'>): Application['missing'] {
  const sent = new Set(documents.filter(({ state }) => state !== 'REJECTED' && state !== 'AWAITING_UPLOAD').map(({ kind }) => kind))
  return missing.filter(({ kind, alternatives }) => ![kind, ...alternatives].some((known) => sent.has(known)))
}
