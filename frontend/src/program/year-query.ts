import { graphql, type ResultOf } from '../gql/graphql.ts'

export const YearQuery = graphql(`
  query Year($at: DateTime) {
    viewer {
      partner {
        id
        joinedAt
        membership {
          status
          since
          until
          explanation
          outstanding { amount currency }
          number
          year { startsAt endsAt }
          fees {
            number
            year { startsAt endsAt }
            dueAt
            settled
            lines {
              kind
              amount { amount currency }
              bookedAt
              explanation
            }
            waiver { qualifying threshold status }
          }
          reminders { key kind message }
        }
        feeWaiver(at: $at) {
          window { startsAt endsAt }
          threshold
          qualifying
          remaining
          status
          fee { amount currency }
          projection { qualifying reachedAt asOf explanation tier { name } }
          months {
            month { startsAt endsAt }
            counted
            waiting
            cumulative
          }
        }
        tierProgress(at: $at) {
          tier { name percentOff }
          qualifying
          savedToDate { amount currency }
        }
      }
    }
  }
`)

export type YearPartner = NonNullable<NonNullable<ResultOf<typeof YearQuery>['viewer']>['partner']>
export type YearMembership = YearPartner['membership']
export type YearWaiver = YearPartner['feeWaiver']
