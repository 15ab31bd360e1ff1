import { graphql, type ResultOf } from '../gql/graphql.ts'

export const FeesQuery = graphql(`
  query Fees {
    domainCategories {
      id
      suffix
      periods
      fees {
        operation
        years
        list { amount currency }
        net { amount currency }
        explanation
        rule { code summary source version }
      }
    }
    partnerProgram {
      tiers { name minimumRegistrations percentOff }
      volumeDiscount { version sample application stacking window { startsAt endsAt } }
    }
    promotions {
      id
      title
      code
      needsCode
      window { startsAt endsAt }
      suffixes
      operations
      years
      percentOff
      amountOff { amount currency }
      partnersOnly
      uses
      remainingUses
    }
  }
`)

export type Fees = ResultOf<typeof FeesQuery>
export type FeeCategory = Fees['domainCategories'][number]
export type Fee = FeeCategory['fees'][number]
export type Tier = Fees['partnerProgram']['tiers'][number]
export type Scheme = Fees['partnerProgram']['volumeDiscount']
export type Promotion = Fees['promotions'][number]
