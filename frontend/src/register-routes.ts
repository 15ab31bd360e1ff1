import { patterns } from './paths.ts'
import { withWords, type Load } from './with-words.ts'

/** Registering names: the longest of the partner's screens, with words of its own. */
export const registerRoutes: { path: string; load: Load }[] = [
  { path: patterns.register, load: async () => (await import('./desk/register-page.tsx')).RegisterPage },
].map(({ path, load }) => ({ path, load: withWords(load, 'desk', 'register') }))
