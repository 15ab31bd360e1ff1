import { graphql, type ResultOf } from '../gql/graphql.ts'

export const MessagesQuery = graphql(`
  query Messages($after: String) {
    viewer {
      member { id email }
      newsConsent { given since words wordsVersion }
      letters(first: 20, after: $after) {
        edges { node { id kind subject body sentAt } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`)

type Viewer = NonNullable<ResultOf<typeof MessagesQuery>['viewer']>
export type Consent = NonNullable<Viewer['newsConsent']>
export type Letter = Viewer['letters']['edges'][number]['node']

export const SetNewsConsent = graphql(`
  mutation SetNewsConsent($input: SetNewsConsentInput!) {
    setNewsConsent(input: $input) { newsConsent { given since } userErrors { code message } }
  }
`)
