import { patterns } from './paths.ts'
import { withWords, type Load } from './with-words.ts'

/** The screens about people: a team, how somebody signs in, and the way into a team. */
export const peopleRoutes: { path: string; load: Load }[] = [
  { path: patterns.team, load: async () => (await import('./partner/team-page.tsx')).TeamPage },
  { path: patterns.security, load: async () => (await import('./access/security-page.tsx')).SecurityPage },
  { path: patterns.invitation, load: async () => (await import('./access/invitation-page.tsx')).InvitationPage },
].map(({ path, load }) => ({ path, load: withWords(load, 'desk', 'people') }))
