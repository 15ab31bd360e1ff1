import { patterns } from './paths.ts'
import { withWords, type Load } from './with-words.ts'

/** The screens behind the sign-in. Their words are a catalogue of their own, fetched beside their code. */
export const deskRoutes: { path: string; load: Load }[] = [
  { path: patterns.dashboard, load: async () => (await import('./desk/dashboard-page.tsx')).DashboardPage },
  { path: patterns.domains, load: async () => (await import('./domain/names-page.tsx')).NamesPage },
  { path: patterns.domain, load: async () => (await import('./desk/name-page.tsx')).NamePage },
  { path: patterns.waiver, load: async () => (await import('./program/waiver-page.tsx')).WaiverPage },
  { path: patterns.holders, load: async () => (await import('./registrant/holders-page.tsx')).HoldersPage },
  { path: patterns.apiClients, load: async () => (await import('./partner/api-clients-page.tsx')).ApiClientsPage },
  { path: patterns.audit, load: async () => (await import('./partner/audit-page.tsx')).AuditPage },
  { path: patterns.papers, load: async () => (await import('./document/papers-page.tsx')).PapersPage },
  { path: patterns.payments, load: async () => (await import('./ledger/payments-page.tsx')).PaymentsPage },
  { path: patterns.accounts, load: async () => (await import('./partner/accounts-page.tsx')).AccountsPage },
].map(({ path, load }) => ({ path, load: withWords(load, 'desk') }))
