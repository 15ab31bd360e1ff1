import { graphql, type ResultOf } from '../gql/graphql.ts'

export const ClientFields = graphql(`
  fragment ClientFields on Credential {
    id
    label
    prefix
    mode
    scopes
    lastUsedAt
    expiresAt
  }
`)

export type Client = ResultOf<typeof ClientFields>

export const ClientsQuery = graphql(
  `
    query ApiClients {
      viewer {
        partner {
          id
          credentials { ...ClientFields }
        }
      }
    }
  `,
  [ClientFields],
)

export const CreateClient = graphql(
  `
    mutation CreateApiClient($input: CreateCredentialInput!) {
      createCredential(input: $input) {
        credential { ...ClientFields }
        secret
        userErrors { code field message }
      }
    }
  `,
  [ClientFields],
)

export const RevokeClient = graphql(`
  mutation RevokeApiClient($input: RevokeCredentialInput!) {
    revokeCredential(input: $input) {
      credential { id }
      userErrors { code field message }
    }
  }
`)
