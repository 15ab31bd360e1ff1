import type { ReactNode } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Answer } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { rolesFor, useMay, type Deed } from './may.ts'
import { audienceOf, useViewerAnswer, type Audience, type Viewer } from './viewer.ts'

interface DoorProps {
  to: Audience | 'anyone'
  /** The screen's name, said also to those who stay outside. */
  title: string
  children: (viewer: NonNullable<Viewer>) => ReactNode
}

/** Lets in whom a screen is for; everyone else is told why not and what they can do. The server holds its own door. */
export function Door({ to, title, children }: DoorProps) {
  const viewer = useViewerAnswer()
  return (
    <Answer to={viewer} lines={6}>
      {({ viewer }) => {
        if (!viewer) return <SignedOut title={title} />
        return to === 'anyone' || audienceOf(viewer) === to ? children(viewer) : <NotYours title={title} of={to} />
      }}
    </Answer>
  )
}

function SignedOut({ title }: { title: string }) {
  const text = useText()
  const [place] = useLocation()
  const search = useSearch()
  const back = search === '' ? place : `${place}?${search}`
  return (
    <Page title={title} statement={text('door.signIn')}>
      <div>
        <ButtonLink to={paths.signIn(back)} look="primary">
          {text('place.signIn')}
        </ButtonLink>
      </div>
    </Page>
  )
}

const belongs = { partner: 'door.partner', officer: 'door.officer', committee: 'door.committee', applicant: 'door.applicant' } as const

function NotYours({ title, of }: { title: string; of: Audience }) {
  const text = useText()
  return (
    <Page title={title} statement={text(belongs[of])}>
      <p>
        <Sentence of="door.elsewhere" parts={{ home: <Link href={paths.home()} />, program: <Link href={paths.program()} /> }} />
      </p>
    </Page>
  )
}

/** What stands where an action would be, for those whose roles do not reach it. */
export function Allowed({ to, children }: { to: Deed; children: ReactNode }) {
  const text = useText()
  const allowed = useMay(to)
  if (allowed) return children
  const roles = rolesFor(to).map((role) => text(`role.${role}`))
  return <p>{text('door.role', { roles: roles.join(text('desk.or')) })}</p>
}
