import { useQueryClient } from '@tanstack/react-query'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { say } from '../ui/toast.tsx'
import { RevokeClient, type Client } from './clients-query.ts'

/** Revoking works at once and cannot be undone, so it is asked once more, by name. */
export function RevokeDialog({ client, onClose }: { client: Client | undefined; onClose: () => void }) {
  const text = useText()
  const queries = useQueryClient()
  const revoke = useDeed(RevokeClient)
  const label = client?.label ?? ''
  const confirm = async () => {
    if (!client) return
    const answer = await revoke.mutateAsync({ input: { credentialId: client.id } }).catch(() => undefined)
    if (!answer) return
    await queries.invalidateQueries()
    say(answer.revokeCredential.userErrors[0]?.message ?? text('clients.revoked', { label }))
    onClose()
  }
  return (
    <Confirm title={text('clients.revokeTitle', { label })} open={client !== undefined} verb={text('clients.revokeVerb', { label })} busy={revoke.isPending} onConfirm={() => void confirm()} onClose={onClose}>
      <p>{text('clients.revokeWarning')}</p>
      {revoke.isError && <FaultNotice error={revoke.error} />}
    </Confirm>
  )
}
