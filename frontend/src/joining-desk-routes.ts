import { patterns } from './paths.ts'
import { withWords, type Load } from './with-words.ts'

/** The registry's side of joining: the queue, an application beside its papers, notices and holidays. */
export const joiningDeskRoutes: { path: string; load: Load }[] = [
  { path: patterns.joining, load: async () => (await import('./joining/queue-page.tsx')).QueuePage },
  { path: patterns.joiningOne, load: async () => (await import('./desk/joining-page.tsx')).JoiningPage },
  { path: patterns.announce, load: async () => (await import('./program/announce-page.tsx')).AnnouncePage },
  { path: patterns.holidays, load: async () => (await import('./program/holidays-page.tsx')).HolidaysPage },
].map(({ path, load }) => ({ path, load: withWords(load, 'joining', 'joiningDesk') }))
