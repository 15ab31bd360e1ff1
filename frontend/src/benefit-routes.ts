import { patterns } from './paths.ts'
import { withWords, type Load } from './with-words.ts'

/** The screens of what partners get: promotions, their entry in the directory, the exchange of logos. */
export const benefitRoutes: { path: string; load: Load }[] = [
  { path: patterns.offers, load: async () => (await import('./price/offers-page.tsx')).OffersPage },
  { path: patterns.profile, load: async () => (await import('./desk/profile-page.tsx')).ProfilePage },
  { path: patterns.logos, load: async () => (await import('./partner/logos-page.tsx')).LogosPage },
  { path: patterns.promotions, load: async () => (await import('./price/promotions-page.tsx')).PromotionsPage },
].map(({ path, load }) => ({ path, load: withWords(load, 'desk', 'benefit') }))
