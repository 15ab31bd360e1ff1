import { graphql, type ResultOf } from '../gql/graphql.ts'

export const TierTablesQuery = graphql(`
  query TierTables {
    tierTables {
      version
      effectiveFrom
      sample
      tiers { name minimumRegistrations percentOff }
    }
  }
`)

export const TierTrialQuery = graphql(`
  query TierTrial($tiers: [TierInput!]!) {
    tierTrial(tiers: $tiers) {
      window { startsAt endsAt }
      operations
      partners
      list { amount currency }
      actual { amount currency }
      trial { amount currency }
      difference { amount currency }
      explanation
      csv
      rows {
        partner { id name }
        operations
        actual { amount currency }
        trial { amount currency }
        difference { amount currency }
        tier { name }
      }
    }
  }
`)

export const PublishTierTable = graphql(`
  mutation PublishTierTable($input: PublishTierTableInput!) {
    publishTierTable(input: $input) {
      table { version effectiveFrom }
      userErrors { code field message }
    }
  }
`)

export type TierTable = ResultOf<typeof TierTablesQuery>['tierTables'][number]
export type TierTrial = ResultOf<typeof TierTrialQuery>['tierTrial']
export type Band = TierTable['tiers'][number]
