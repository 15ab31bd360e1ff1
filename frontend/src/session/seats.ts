import { useQuery, useQueryClient } from '@tanstack/react-query'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { asks, useDeed } from '../gql/query.ts'
import { begin } from './session.ts'
import { useViewer } from './viewer.ts'

const SeatsQuery = graphql(`
  query Seats {
    viewer {
      seats { partnerId current partner { id name } }
    }
  }
`)

const SwitchPartner = graphql(`
  mutation SwitchPartner($input: SwitchPartnerInput!) {
    switchPartner(input: $input) {
      accessToken
      expiresAt
      userErrors { code message }
    }
  }
`)

export type Seat = NonNullable<ResultOf<typeof SeatsQuery>['viewer']>['seats'][number]

/** The partners the reader belongs to; asked for only where they act for one. */
export function useSeats(): readonly Seat[] {
  const viewer = useViewer()
  const answer = useQuery({ ...asks(SeatsQuery, {}), enabled: viewer?.partner != null })
  return answer.data?.viewer?.seats ?? []
}

/** Lets the session act for another partner; what was read for the one before is forgotten. */
export function useSwitchPartner(): (partnerId: string) => Promise<void> {
  const client = useQueryClient()
  const change = useDeed(SwitchPartner)
  return async (partnerId) => {
    const { accessToken, expiresAt, userErrors } = (await change.mutateAsync({ input: { partnerId } })).switchPartner
    if (!accessToken || !expiresAt) throw new Error(userErrors[0]?.message ?? 'no session')
    begin(accessToken, expiresAt)
    await client.resetQueries()
  }
}
