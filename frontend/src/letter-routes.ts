import { patterns } from './paths.ts'
import { withWords, type Load } from './with-words.ts'

/** What people are written, and the work behind it. */
export const letterRoutes: { path: string; load: Load }[] = [
  { path: patterns.messages, load: async () => (await import('./letter/messages-page.tsx')).MessagesPage },
  { path: patterns.work, load: async () => (await import('./work/work-page.tsx')).WorkPage },
].map(({ path, load }) => ({ path, load: withWords(load, 'desk', 'letter') }))
