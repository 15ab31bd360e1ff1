import { patterns } from './paths.ts'
import { withWords, type Load } from './with-words.ts'

/** The demo's clock, and an account without a partner. */
export const clockRoutes: { path: string; load: Load }[] = [
  { path: patterns.clock, load: async () => (await import('./desk/clock-page.tsx')).ClockPage },
  { path: patterns.account, load: async () => (await import('./desk/account-page.tsx')).AccountPage },
].map(({ path, load }) => ({ path, load: withWords(load, 'desk', 'clock') }))
