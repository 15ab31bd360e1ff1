import { Link, useLocation, useSearch } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { paths, patterns } from '../paths.ts'

/** Leads to the sign-in page and from there back to where the reader was. */
export function SignInLink({ onGo }: { onGo: (() => void) | undefined }) {
  const text = useText()
  const [location] = useLocation()
  const search = useSearch()
  const here = search === '' ? location : `${location}?${search}`
  const already = location === patterns.signIn || location === patterns.signUp
  return (
    <Link href={already ? paths.signIn() : paths.signIn(here)} {...(onGo && { onClick: onGo })}>
      {text('place.signIn')}
    </Link>
  )
}
