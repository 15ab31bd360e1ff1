import { lazy, Suspense } from 'react'
import { useText } from '../i18n/text.tsx'
import { useSignOut, useViewer } from '../session/viewer.ts'
import { Button } from '../ui/button.tsx'
import { say } from '../ui/toast.tsx'
import { SignInLink } from './sign-in-link.tsx'
import css from './account.module.css'

/** Only who acts for a partner needs it; a public page does not carry it. */
const SeatChoice = lazy(async () => ({ default: (await import('./seat-choice.tsx')).SeatChoice }))

/** Who is signed in and the way out, or the way in. */
export function Account({ onGo }: { onGo?: () => void }) {
  const text = useText()
  const viewer = useViewer()
  const signOut = useSignOut()
  if (!viewer) return <SignInLink onGo={onGo} />
  return (
    <div className={css.account}>
      <span className={css.who}>{viewer.partner ? <Acting name={viewer.partner.profile.name} /> : viewer.member?.email}</span>
      <Button look="plain" onClick={() => void signOut().catch(() => say(text('session.signOutFailed')))}>
        {text('place.signOut')}
      </Button>
    </div>
  )
}

function Acting({ name }: { name: string }) {
  return (
    <Suspense fallback={name}>
      <SeatChoice name={name} />
    </Suspense>
  )
}
