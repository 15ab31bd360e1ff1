import { patterns } from './paths.ts'
import { withWords, type Load } from './with-words.ts'

/** The public screens of the launch. The named ones come before those that take any word for a phase. */
export const launchRoutes: { path: string; load: Load }[] = [
  { path: patterns.launch, load: async () => (await import('./launch/calendar-page.tsx')).CalendarPage },
  { path: patterns.verify, load: async () => (await import('./launch/verify-page.tsx')).VerifyPage },
  { path: patterns.decisions, load: async () => (await import('./objection/decisions-page.tsx')).DecisionsPage },
  { path: patterns.track, load: async () => (await import('./objection/track-page.tsx')).TrackPage },
  { path: patterns.phase, load: async () => (await import('./launch/phase-page.tsx')).PhasePage },
  { path: patterns.results, load: async () => (await import('./launch/results-page.tsx')).ResultsPage },
  { path: patterns.result, load: async () => (await import('./launch/result-page.tsx')).ResultPage },
  { path: patterns.verifyOne, load: async () => (await import('./launch/verify-page.tsx')).VerifyPage },
  { path: patterns.object, load: async () => (await import('./objection/object-page.tsx')).ObjectPage },
].map(({ path, load }) => ({ path, load: withWords(load, 'launch') }))
