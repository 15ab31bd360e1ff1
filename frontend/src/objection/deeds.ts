import { graphql } from '../gql/graphql.ts'

export const AdmitObjection = graphql(`
  mutation AdmitObjection($input: AdmitObjectionInput!) {
    admitObjection(input: $input) {
      objection { id status }
      userErrors { code field message }
    }
  }
`)

export const DeclareConflict = graphql(`
  mutation DeclareConflict($input: DeclareConflictInput!) {
    declareConflict(input: $input) {
      objection { id status }
      userErrors { code field message }
    }
  }
`)

export const DecideObjection = graphql(`
  mutation DecideObjection($input: DecideObjectionInput!) {
    decideObjection(input: $input) {
      objection { id status effect }
      userErrors { code field message }
    }
  }
`)

export const CommitteeQuery = graphql(`
  query CommitteeMembers {
    committeeMembers { id name capacity }
  }
`)
