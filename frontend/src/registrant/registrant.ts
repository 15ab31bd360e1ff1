import { graphql, type ResultOf } from '../gql/graphql.ts'
import type { MessageKey } from '../i18n/catalogue.ts'

export const HolderFields = graphql(`
  fragment HolderFields on Registrant {
    id
    kind
    name
    nameInChinese
    country
    age18OrOver
    validated
  }
`)

export type Holder = ResultOf<typeof HolderFields>
export type HolderKind = Holder['kind']

export const holderKinds = [
  'COMPANY',
  'INDIVIDUAL',
  'NON_PROFIT',
  'SCHOOL',
  'NETWORK_PROVIDER',
  'GOVERNMENT',
  'STATUTORY_BODY',
] as const satisfies readonly HolderKind[]

export function holderKindKey(kind: HolderKind): MessageKey {
  return `holderKind.${kind}`
}

export const HoldersQuery = graphql(
  `
    query Holders($first: Int!, $after: String, $search: String) {
      viewer {
        partner {
          id
          registrants(first: $first, after: $after, search: $search) {
            edges { node { ...HolderFields } }
            pageInfo { hasNextPage endCursor }
            totalCount
          }
        }
      }
    }
  `,
  [HolderFields],
)

export type HoldersAnswer = ResultOf<typeof HoldersQuery>

export function holdersOf(answer: HoldersAnswer) {
  return answer.viewer?.partner?.registrants
}

export const CreateHolder = graphql(
  `
    mutation CreateHolder($input: CreateRegistrantInput!) {
      createRegistrant(input: $input) {
        registrant { ...HolderFields }
        userErrors { code field message }
      }
    }
  `,
  [HolderFields],
)
