import { graphql, type ResultOf } from '../gql/graphql.ts'
import { ApplicationFields } from './application.ts'

export const ApplicationsQuery = graphql(`
  query Applications($after: String, $ended: Boolean!) {
    partnerApplications(first: 50, after: $after, ended: $ended) {
      edges {
        node {
          id
          status
          companyName
          applicant
          submittedAt
          begunAt
          withdrawnAt
          decision { decidedAt }
          checklist { step done }
          decisionDue { startsAt endsAt }
          overdue
          questions { id answeredAt }
          fee { outstanding { amount currency } }
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`)

export type QueuedApplication = ResultOf<typeof ApplicationsQuery>['partnerApplications']['edges'][number]['node']

export const ApplicationQuery = graphql(
  `
    query Application($id: ID!) {
      node(id: $id) {
        ... on PartnerApplication { ...JoiningFields }
      }
    }
  `,
  [ApplicationFields],
)

export const AskApplicant = graphql(`
  mutation AskApplicant($input: AskPartnerApplicantInput!) {
    askPartnerApplicant(input: $input) {
      application { id status }
      userErrors { code field message }
    }
  }
`)

export const DecideApplication = graphql(`
  mutation DecideApplication($input: DecidePartnerApplicationInput!) {
    decidePartnerApplication(input: $input) {
      application { id status }
      userErrors { code field message }
    }
  }
`)

/** The shortest reason that the registry gives or asks with. */
export const shortestReason = 10
