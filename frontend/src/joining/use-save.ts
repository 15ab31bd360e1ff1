import { useQueryClient } from '@tanstack/react-query'
import type { VariablesOf } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'
import type { Refusal } from '../ui/form.ts'
import { joiningKey, SaveApplication } from './application.ts'

export type SaveInput = VariablesOf<typeof SaveApplication>['input']

/** Saves what was written or done, and reads the application anew; answers why it was refused. */
export function useSave() {
  const client = useQueryClient()
  const deed = useDeed(SaveApplication)
  const save = async (input: SaveInput): Promise<readonly Refusal[] | undefined> => {
    const answer = await deed.mutateAsync({ input }).catch(() => undefined)
    if (!answer) return undefined
    const { userErrors } = answer.savePartnerApplication
    if (userErrors.length === 0) await client.invalidateQueries({ queryKey: joiningKey })
    return userErrors
  }
  return { save, deed }
}
