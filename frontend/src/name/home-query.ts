import { graphql, type ResultOf } from '../gql/graphql.ts'

/** What the first page shows at a glance, and the endings it tries. */
export const HomeQuery = graphql(`
  query Home {
    domainCategories {
      id
      suffix
      chineseTwin
      level
      eligibility
      documents { kind }
      fees {
        operation
        years
        net { amount currency }
      }
    }
    partnerProgram {
      status
      administrationFee { amount currency }
      waiverThreshold
    }
    launchPhases {
      id
      kind
      title
      stage
      window { startsAt endsAt }
    }
    announcements(first: 1) {
      edges { node { id title publishedAt } }
    }
  }
`)

export type Home = ResultOf<typeof HomeQuery>
export type HomeCategory = Home['domainCategories'][number]
