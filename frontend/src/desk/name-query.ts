import { RequirementFields } from '../document/requirement.tsx'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { EntryFields } from '../partner/entry.ts'
import { HolderFields } from '../registrant/registrant.ts'

export const NameQuery = graphql(
  `
    query NameOfMine($name: DomainName!) {
      domain(name: $name) {
        id
        name
        asciiName
        statuses
        category { id suffix }
        registrant { ...HolderFields }
        partner { id name websiteUrl }
        createdAt
        expiresAt
        autoRenew
        nameServers
        awaitingDocuments { ...RequirementFields }
        awaitingPayment { amount currency }
        awaitingUntil
        documents { id kind filename sha256 state rejectionReason sizeBytes uploadedAt url }
        charges {
          name
          operation
          years
          list { amount currency }
          discount { amount currency }
          net { amount currency }
          explanation
        }
        history(first: 100) {
          edges { node { ...EntryFields } }
          pageInfo { hasNextPage }
        }
      }
    }
  `,
  [HolderFields, RequirementFields, EntryFields],
)

export type Domain = NonNullable<ResultOf<typeof NameQuery>['domain']>

export const ChangeName = graphql(`
  mutation ChangeName($input: UpdateDomainInput!) {
    updateDomain(input: $input) {
      domain { id name nameServers autoRenew statuses }
      userErrors { code field message }
    }
  }
`)
