import { graphql, type ResultOf } from '../gql/graphql.ts'

export const FeeQuery = graphql(`
  query FeeOfYear($number: Int!, $first: Int!, $after: String) {
    viewer {
      partner {
        id
        membershipFee(number: $number) {
          number
          year { startsAt endsAt }
          dueAt
          settled
          lines {
            kind
            amount { amount currency }
            bookedAt
            explanation
            rule { code summary source version }
          }
          waiver {
            window { startsAt endsAt }
            threshold
            qualifying
            status
            entries(first: $first, after: $after, counted: true) {
              edges {
                node {
                  id
                  domain
                  counted
                  exclusion
                  occurredAt
                }
              }
              pageInfo { hasNextPage endCursor }
              totalCount
            }
          }
        }
      }
    }
  }
`)

type Answered = ResultOf<typeof FeeQuery>
export type FeeOfYear = NonNullable<NonNullable<NonNullable<Answered['viewer']>['partner']>['membershipFee']>

export function feeOf(answer: Answered): FeeOfYear | undefined {
  return answer.viewer?.partner?.membershipFee ?? undefined
}

export function behindOf(answer: Answered): FeeOfYear['waiver']['entries'] | undefined {
  return feeOf(answer)?.waiver.entries
}
