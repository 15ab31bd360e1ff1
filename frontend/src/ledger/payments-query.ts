import { graphql, type ResultOf } from '../gql/graphql.ts'

export const UnpaidQuery = graphql(`
  query UnpaidNames($after: String) {
    pendingDomains(first: 50, after: $after, awaiting: PAYMENT) {
      edges {
        node {
          id
          name
          asciiName
          createdAt
          awaitingUntil
          awaitingPayment { amount currency }
          awaitingDocuments { kind }
          partner { id name partner { id balance { available { amount currency } } } }
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`)

export type Unpaid = ResultOf<typeof UnpaidQuery>['pendingDomains']['edges'][number]['node']

export const PayersQuery = graphql(`
  query Payers($search: String) {
    partners(first: 100, search: $search) {
      edges {
        node {
          id
          name
          partner { id balance { available { amount currency } } }
        }
      }
      totalCount
    }
  }
`)

export type Payer = ResultOf<typeof PayersQuery>['partners']['edges'][number]['node']

/** Applications to join whose fee has not been received. */
export const ApplicantsQuery = graphql(`
  query Applicants {
    partnerApplications(first: 100) {
      edges {
        node {
          id
          companyName
          applicant
          fee { reference outstanding { amount currency } }
        }
      }
    }
  }
`)

export type Applicant = ResultOf<typeof ApplicantsQuery>['partnerApplications']['edges'][number]['node']

export const RecordPayment = graphql(`
  mutation RecordPayment($input: RecordPaymentInput!) {
    recordPayment(input: $input) {
      balance {
        current { amount currency }
        held { amount currency }
        available { amount currency }
      }
      application {
        id
        fee {
          paid { amount currency }
          outstanding { amount currency }
        }
      }
      userErrors { code field message }
    }
  }
`)

export type NewBalance = NonNullable<ResultOf<typeof RecordPayment>['recordPayment']['balance']>
export type NewFee = NonNullable<ResultOf<typeof RecordPayment>['recordPayment']['application']>['fee']
