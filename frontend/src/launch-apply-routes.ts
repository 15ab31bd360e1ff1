import { patterns } from './paths.ts'
import { withWords, type Load } from './with-words.ts'

/** The screens of the launch for partners, and the walk through it. */
export const launchApplyRoutes: { path: string; load: Load }[] = [
  { path: patterns.apply, load: async () => (await import('./desk/apply-page.tsx')).ApplyPage },
  { path: patterns.applications, load: async () => (await import('./launch/applications-page.tsx')).ApplicationsPage },
  { path: patterns.application, load: async () => (await import('./launch/application-page.tsx')).ApplicationPage },
  { path: patterns.walk, load: async () => (await import('./launch/walk-page.tsx')).WalkPage },
].map(({ path, load }) => ({ path, load: withWords(load, 'desk', 'register', 'launch', 'launchDesk', 'clock') }))
