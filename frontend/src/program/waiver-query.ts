import { graphql, type ResultOf } from '../gql/graphql.ts'

export const WaiverQuery = graphql(`
  query WaiverLedger($first: Int!, $after: String, $counted: Boolean) {
    viewer {
      partner {
        id
        feeWaiver {
          window { startsAt endsAt }
          threshold
          qualifying
          remaining
          awaitingDocuments
          awaitingPayment
          status
          fee { amount currency }
          nextFeeDueAt
          entries(first: $first, after: $after, counted: $counted) {
            edges {
              node {
                id
                domain
                counted
                exclusion
                occurredAt
                rule { code summary source version }
              }
            }
            pageInfo { hasNextPage endCursor }
            totalCount
          }
        }
      }
    }
  }
`)

type Answered = ResultOf<typeof WaiverQuery>
export type Waiver = NonNullable<NonNullable<Answered['viewer']>['partner']>['feeWaiver']
export type WaiverEntry = Waiver['entries']['edges'][number]['node']

export function waiverOf(answer: Answered): Waiver | undefined {
  return answer.viewer?.partner?.feeWaiver
}

export function entriesOf(answer: Answered): Waiver['entries'] | undefined {
  return waiverOf(answer)?.entries
}
