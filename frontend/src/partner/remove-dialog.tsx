import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Status } from '../ui/status.tsx'
import { say } from '../ui/toast.tsx'
import { RemoveMember, type Member } from './team-query.ts'

/** Removing works at once, so it is asked once more, by name. A refusal stays in sight. */
export function RemoveDialog({ member, onClose }: { member: Member | undefined; onClose: () => void }) {
  const text = useText()
  const queries = useQueryClient()
  const remove = useDeed(RemoveMember)
  const [refused, setRefused] = useState<string>()
  const email = member?.email ?? ''
  const close = () => {
    setRefused(undefined)
    onClose()
  }
  const confirm = async () => {
    if (!member) return
    const answer = await remove.mutateAsync({ input: { memberId: member.id } }).catch(() => undefined)
    if (!answer) return
    const [refusal] = answer.removeMember.userErrors
    if (refusal) {
      setRefused(refusal.message)
      return
    }
    await queries.invalidateQueries()
    say(text('team.removed', { email }))
    close()
  }
  return (
    <Confirm title={text('team.removeTitle', { email })} open={member !== undefined} verb={text('team.removeVerb', { email })} busy={remove.isPending} onConfirm={() => void confirm()} onClose={close}>
      <p>{text('team.removeWarning')}</p>
      {refused !== undefined && (
        <p role="alert">
          <Status state="refused">{refused}</Status>
        </p>
      )}
      {remove.isError && <FaultNotice error={remove.error} />}
    </Confirm>
  )
}
