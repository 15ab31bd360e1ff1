import { patterns } from './paths.ts'
import { withWords, type Load } from './with-words.ts'

/** The membership year and its fee, and the table of tiers that another year would go by. */
export const yearRoutes: { path: string; load: Load }[] = [
  { path: patterns.year, load: async () => (await import('./program/year-page.tsx')).YearPage },
  { path: patterns.fee, load: async () => (await import('./program/fee-page.tsx')).FeePage },
  { path: patterns.tiers, load: async () => (await import('./price/tiers-page.tsx')).TiersPage },
].map(({ path, load }) => ({ path, load: withWords(load, 'desk', 'year') }))
