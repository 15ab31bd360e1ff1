import { graphql, type ResultOf } from '../gql/graphql.ts'

export const NamesQuery = graphql(`
  query Names($first: Int!, $after: String, $filter: DomainFilter, $order: DomainOrder) {
    viewer {
      partner {
        id
        profile { id handle }
        domains(first: $first, after: $after, filter: $filter, orderBy: $order) {
          edges {
            node {
              id
              name
              asciiName
              statuses
              createdAt
              expiresAt
              autoRenew
              nameServers
              awaitingUntil
              awaitingDocuments { kind }
              awaitingPayment { amount currency }
              registrant { id name nameInChinese }
            }
          }
          pageInfo { hasNextPage endCursor }
          totalCount
        }
      }
    }
  }
`)

export type NamesAnswer = ResultOf<typeof NamesQuery>
type Partner = NonNullable<NonNullable<NamesAnswer['viewer']>['partner']>
export type NameRow = Partner['domains']['edges'][number]['node']

export function domainsOf(answer: NamesAnswer): Partner['domains'] | undefined {
  return answer.viewer?.partner?.domains
}
