import { graphql } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'
import { askPasskey } from './browser-passkey.ts'

const BeginPasskeySignIn = graphql(`
  mutation BeginPasskeySignIn {
    beginPasskeySignIn { challengeId options userErrors { code field message } }
  }
`)

/** A passkey's answer to a challenge of the registry, to sign in with. */
export interface PasskeyAnswer {
  challengeId: string
  credential: unknown
}

/** Asks the registry for a challenge and a passkey for its answer; a sentence where there is none, undefined where the reader turned away. */
export function useAskPasskey() {
  const begin = useDeed(BeginPasskeySignIn)
  const ask = async (): Promise<PasskeyAnswer | string | undefined> => {
    const { challengeId, options, userErrors } = (await begin.mutateAsync({})).beginPasskeySignIn
    if (challengeId === null) return userErrors[0]?.message
    const answer = await askPasskey(options)
    return typeof answer === 'object' ? { challengeId, credential: answer.credential } : undefined
  }
  return { ask, error: begin.error }
}
