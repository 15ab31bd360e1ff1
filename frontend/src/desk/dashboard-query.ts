import { graphql, type ResultOf } from '../gql/graphql.ts'
import { EntryFields } from '../partner/entry.ts'

export const DashboardQuery = graphql(
  `
    query Dashboard {
      viewer {
        partner {
          id
          profile { id name }
          balance {
            current { amount currency }
            held { amount currency }
            available { amount currency }
            lowBalanceAlertAt { amount currency }
          }
          feeWaiver {
            window { startsAt endsAt }
            threshold
            qualifying
            remaining
            awaitingDocuments
            awaitingPayment
            status
            fee { amount currency }
          }
          membership {
            status
            reminders { key kind message }
          }
          tierProgress {
            tier { name percentOff }
            nextTier { name minimumRegistrations percentOff }
            qualifying
            remaining
            savedToDate { amount currency }
            savedByPromotions { amount currency }
            sample
            window { startsAt endsAt }
          }
          papers: domains(first: 5, filter: { awaiting: DOCUMENTS }, orderBy: { field: CREATED_AT, direction: ASC }) {
            edges {
              node {
                id
                name
                awaitingUntil
                awaitingDocuments { kind alternatives }
                documents { id kind state }
              }
            }
            totalCount
          }
          payment: domains(first: 5, filter: { awaiting: PAYMENT }, orderBy: { field: CREATED_AT, direction: ASC }) {
            edges {
              node {
                id
                name
                awaitingUntil
                awaitingPayment { amount currency }
              }
            }
            totalCount
          }
          expiring: domains(first: 5, filter: { expiringWithinDays: 30 }, orderBy: { field: EXPIRES_AT, direction: ASC }) {
            edges {
              node {
                id
                name
                expiresAt
                autoRenew
              }
            }
            totalCount
          }
          auditLog(first: 50) {
            edges { node { ...EntryFields } }
          }
        }
      }
    }
  `,
  [EntryFields],
)

export type Partner = NonNullable<NonNullable<ResultOf<typeof DashboardQuery>['viewer']>['partner']>
