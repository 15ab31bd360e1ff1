import { useQuery, useQueryClient } from '@tanstack/react-query'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { asks, useDeed } from '../gql/query.ts'
import { end } from './session.ts'

const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      mode
      scopes
      member { id email roles }
      partner { id profile { id name } }
    }
  }
`)

const SignOut = graphql(`
  mutation SignOut {
    signOut { userErrors { code message } }
  }
`)

/** Who is signed in: null when nobody is, undefined while that is not known yet. */
export type Viewer = ResultOf<typeof ViewerQuery>['viewer']
export type Role = NonNullable<Viewer>['scopes'][number]

export function useViewer(): Viewer | undefined {
  return useViewerAnswer().data?.viewer
}

/** The same with its state, for a screen that is nothing without it. */
export function useViewerAnswer() {
  return useQuery(asks(ViewerQuery, {}))
}

/** Which door a viewer goes through: the registry's, its committee's, a partner's, or an applicant's. */
export type Audience = 'officer' | 'committee' | 'partner' | 'applicant'

const officers: readonly Role[] = ['REGISTRY_OPERATOR', 'DOCUMENT_REVIEWER']

export function audienceOf(viewer: NonNullable<Viewer>): Audience {
  if (viewer.scopes.some((role) => officers.includes(role))) return 'officer'
  if (viewer.scopes.includes('COMMITTEE_MEMBER')) return 'committee'
  return viewer.partner ? 'partner' : 'applicant'
}

/** Ends the session on the server, then here; what was read as this viewer is forgotten. A fault leaves it as it was. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  const signOut = useDeed(SignOut)
  return async () => {
    await signOut.mutateAsync({})
    end()
    await client.resetQueries()
  }
}
