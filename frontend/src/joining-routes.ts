import { patterns } from './paths.ts'
import { withWords, type Load } from './with-words.ts'

/** The screens by which one joins the programme: before it, step by step, and after it. */
export const joiningRoutes: { path: string; load: Load }[] = [
  { path: patterns.join, load: async () => (await import('./joining/join-page.tsx')).JoinPage },
  { path: patterns.joinTerms, load: async () => (await import('./joining/terms-page.tsx')).TermsPage },
  { path: patterns.joinForm, load: async () => (await import('./joining/form-page.tsx')).FormPage },
  { path: patterns.joinName, load: async () => (await import('./joining/name-page.tsx')).JoinNamePage },
  { path: patterns.joinAgreement, load: async () => (await import('./joining/agreement-page.tsx')).AgreementPage },
  { path: patterns.joinFee, load: async () => (await import('./joining/fee-page.tsx')).FeePage },
].map(({ path, load }) => ({ path, load: withWords(load, 'joining') }))
