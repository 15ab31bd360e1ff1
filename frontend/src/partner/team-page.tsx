import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { instant } from '../clock/time.ts'
import { asks } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Allowed, Door } from '../session/door.tsx'
import { useMay } from '../session/may.ts'
import { Answer } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Page, Section } from '../ui/page.tsx'
import row from '../ui/row.module.css'
import { Status } from '../ui/status.tsx'
import { InvitationLink, type FreshLink } from './invitation-link.tsx'
import { Invitations } from './invitations.tsx'
import { InviteForm } from './invite-form.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { RolesDialog } from './roles-dialog.tsx'
import { RoleTable } from './role-table.tsx'
import { TeamQuery, type Member } from './team-query.ts'

export function TeamPage() {
  const text = useText()
  return (
    <Door to="partner" title={text('team.title')}>
      {() => <Team />}
    </Door>
  )
}

function Team() {
  const text = useText()
  const team = useQuery(asks(TeamQuery, {}))
  const [fresh, setFresh] = useState<FreshLink>()
  const count = team.data?.viewer?.partner?.members.length
  return (
    <Page title={text('team.title')} statement={count === undefined ? text('team.lead') : text('team.count', { count })}>
      {fresh && <InvitationLink of={fresh} onDone={() => setFresh(undefined)} />}
      <Allowed to="manageTeam">
        <Invite onInvited={setFresh} />
      </Allowed>
      <Answer to={team} lines={6}>
        {({ viewer, roles }) => (
          <>
            <Section title={text('team.people')}>
              <People of={viewer?.partner?.members ?? []} own={viewer?.member?.id} />
            </Section>
            <Invitations of={viewer?.partner?.invitations ?? []} />
            <RoleTable of={roles} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Invite({ onInvited }: { onInvited: (fresh: FreshLink) => void }) {
  const text = useText()
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <div>
        <Button look="primary" onClick={() => setOpen(true)}>
          {text('team.invite')}
        </Button>
      </div>
    )
  }
  const invited = (fresh: FreshLink) => {
    setOpen(false)
    onInvited(fresh)
  }
  return (
    <Section title={text('team.invite')}>
      <InviteForm onInvited={invited} onCancel={() => setOpen(false)} />
    </Section>
  )
}

function People({ of, own }: { of: readonly Member[]; own: string | undefined }) {
  const text = useText()
  const manages = useMay('manageTeam')
  const [changing, setChanging] = useState<Member>()
  const [removing, setRemoving] = useState<Member>()
  const columns: Column<Member>[] = [
    { key: 'email', header: text('team.email'), cell: ({ id, email }) => (id === own ? text('team.you', { email }) : email) },
    { key: 'roles', header: text('team.roles'), cell: ({ roles }) => roles.map((role) => text(`role.${role}`)).join(text('list.and')) },
    { key: 'second', header: text('team.second'), cell: ({ secondStep }) => <SecondStep on={secondStep} /> },
    { key: 'seen', header: text('team.seen'), cell: (member) => <Seen member={member} /> },
  ]
  const choices: Column<Member> = {
    key: 'choices',
    header: text('team.choices'),
    cell: (member) => <Choices member={member} onChange={setChanging} onRemove={setRemoving} />,
  }
  return (
    <>
      <DataTable caption={text('team.people')} captionHidden columns={manages ? [...columns, choices] : columns} rows={of} rowKey={({ id }) => id} />
      <RolesDialog member={changing} onClose={() => setChanging(undefined)} />
      <RemoveDialog member={removing} onClose={() => setRemoving(undefined)} />
    </>
  )
}

function SecondStep({ on }: { on: boolean }) {
  const text = useText()
  return <Status state={on ? 'good' : 'neutral'}>{text(on ? 'team.secondOn' : 'team.secondOff')}</Status>
}

function Seen({ member }: { member: Member }) {
  const [text, locale] = [useText(), useLocale()]
  return member.lastSeenAt === null ? text('team.neverSeen') : instant(locale, member.lastSeenAt)
}

interface ChoicesProps {
  member: Member
  onChange: (member: Member) => void
  onRemove: (member: Member) => void
}

function Choices({ member, onChange, onRemove }: ChoicesProps) {
  const text = useText()
  return (
    <span className={row.row}>
      <Button look="plain" onClick={() => onChange(member)}>
        {text('team.change')}
        <span className="unseen"> {member.email}</span>
      </Button>
      <Button look="plain" onClick={() => onRemove(member)}>
        {text('team.remove')}
        <span className="unseen"> {member.email}</span>
      </Button>
    </span>
  )
}
