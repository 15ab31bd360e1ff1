import { useQueryClient } from '@tanstack/react-query'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { useMay } from '../session/may.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Section } from '../ui/page.tsx'
import { say } from '../ui/toast.tsx'
import { RevokeInvitation, type Invitation } from './team-query.ts'

/** The invitations that may still be accepted; nothing where there is none. */
export function Invitations({ of }: { of: readonly Invitation[] }) {
  const text = useText()
  const manages = useMay('manageTeam')
  const queries = useQueryClient()
  const revoke = useDeed(RevokeInvitation)
  if (of.length === 0) return null
  const callBack = async ({ id, email }: Invitation) => {
    const answer = await revoke.mutateAsync({ input: { invitationId: id } }).catch(() => undefined)
    if (!answer) return
    await queries.invalidateQueries()
    say(answer.revokeInvitation.userErrors[0]?.message ?? text('team.calledBack', { email }))
  }
  const columns: Column<Invitation>[] = [
    { key: 'email', header: text('team.email'), cell: ({ email }) => email },
    { key: 'roles', header: text('team.roles'), cell: ({ roles }) => roles.map((role) => text(`role.${role}`)).join(text('list.and')) },
    { key: 'by', header: text('team.invitedBy'), cell: ({ invitedBy }) => invitedBy },
    { key: 'until', header: text('team.until'), cell: ({ expiresAt }) => <Deadline at={expiresAt} /> },
  ]
  const choice: Column<Invitation> = {
    key: 'choices',
    header: text('team.choices'),
    cell: (invitation) => (
      <Button look="plain" busy={revoke.isPending} onClick={() => void callBack(invitation)}>
        {text('team.callBack')}
        <span className="unseen"> {invitation.email}</span>
      </Button>
    ),
  }
  return (
    <Section title={text('team.invitations')} lead={text('team.invitationsLead')}>
      {revoke.isError && <FaultNotice error={revoke.error} />}
      <DataTable caption={text('team.invitations')} captionHidden columns={manages ? [...columns, choice] : columns} rows={of} rowKey={({ id }) => id} />
    </Section>
  )
}
