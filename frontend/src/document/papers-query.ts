import { graphql, type ResultOf } from '../gql/graphql.ts'
import { RequirementFields } from './requirement.tsx'

export const PapersQuery = graphql(
  `
    query PapersToReview($after: String) {
      documents(first: 50, after: $after, state: UNDER_REVIEW) {
        edges {
          node {
            id
            kind
            filename
            sha256
            contentType
            sizeBytes
            uploadedAt
            url
            requirement { ...RequirementFields }
            domain {
              id
              name
              asciiName
              createdAt
              awaitingUntil
              awaitingPayment { amount currency }
              awaitingDocuments { kind }
              registrant { id kind name nameInChinese country }
              partner { id name }
            }
            launchApplication {
              id
              name
              phase { id title }
              claim { trademark trademarkNumber }
              registrant { id kind name nameInChinese country }
            }
          }
        }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  `,
  [RequirementFields],
)

export type PaperToReview = ResultOf<typeof PapersQuery>['documents']['edges'][number]['node']

export const ReviewPaper = graphql(`
  mutation ReviewPaper($input: ReviewDocumentInput!) {
    reviewDocument(input: $input) {
      document {
        id
        state
        domain { id name statuses }
      }
      userErrors { code field message }
    }
  }
`)
