import type { PhaseKind } from './i18n/enums.ts'

/** Every address of the portal, as a pattern for the router and as a builder for links. A test holds the list. */
export const patterns = {
  home: '/',
  categories: '/categories',
  fees: '/fees',
  program: '/program',
  partners: '/partners',
  notices: '/notices',
  name: '/names/:name',
  signIn: '/sign-in',
  signUp: '/sign-up',
  dashboard: '/dashboard',
  register: '/register',
  domains: '/domains',
  domain: '/domains/:name',
  waiver: '/waiver',
  year: '/year',
  fee: '/year/:number',
  holders: '/holders',
  apiClients: '/api-clients',
  audit: '/audit',
  team: '/team',
  security: '/security',
  messages: '/messages',
  invitation: '/invitation',
  papers: '/desk/papers',
  payments: '/desk/payments',
  offers: '/promotions',
  profile: '/profile',
  promotions: '/desk/promotions',
  logos: '/desk/logos',
  tiers: '/desk/tiers',
  accounts: '/desk/partners',
  work: '/desk/work',
  clock: '/clock',
  account: '/account',
  launch: '/launch',
  verify: '/launch/verify',
  walk: '/launch/walk',
  decisions: '/launch/objections',
  track: '/launch/objections/track',
  phase: '/launch/:phase',
  results: '/launch/:phase/results',
  result: '/launch/:phase/names/:name',
  object: '/launch/:phase/names/:name/object',
  verifyOne: '/launch/:phase/:name/verify',
  apply: '/apply',
  applications: '/applications',
  application: '/applications/:id',
  control: '/desk/launch',
  contention: '/desk/launch/:phase',
  drawRoom: '/desk/launch/:phase/:name',
  objections: '/desk/objections',
  objection: '/desk/objections/:id',
  docket: '/docket',
  case: '/docket/:id',
  join: '/join',
  joinTerms: '/join/terms',
  joinForm: '/join/form',
  joinName: '/join/name',
  joinAgreement: '/join/agreement',
  joinFee: '/join/fee',
  joining: '/desk/joining',
  joiningOne: '/desk/joining/:id',
  announce: '/desk/notices',
  holidays: '/desk/holidays',
} as const

/** "PRIORITY_REGISTRATION" as it stands in an address: "priority-registration". */
export function phaseSlug(phase: PhaseKind): string {
  return phase.toLowerCase().replaceAll('_', '-')
}

export const paths = {
  home: () => patterns.home,
  search: (query: string) => `${patterns.home}?q=${encodeURIComponent(query)}`,
  categories: () => patterns.categories,
  category: (suffix: string) => `${patterns.categories}#${categoryAnchor(suffix)}`,
  fees: () => patterns.fees,
  program: () => patterns.program,
  partners: (search?: string) => withSearch(patterns.partners, search === undefined ? {} : { q: search }),
  notices: () => patterns.notices,
  name: (name: string) => `/names/${encodeURIComponent(name)}`,
  /** After signing in the reader returns to `next`. */
  signIn: (next?: string) => (next === undefined ? patterns.signIn : `${patterns.signIn}?next=${encodeURIComponent(next)}`),
  signUp: (next?: string) => withSearch(patterns.signUp, next === undefined ? {} : { next }),
  dashboard: () => patterns.dashboard,
  register: (name?: string) => (name === undefined ? patterns.register : `${patterns.register}?name=${encodeURIComponent(name)}`),
  /** The partner's names, narrowed as the list itself writes it into its address. */
  domains: (narrowed: Record<string, string> = {}) => withSearch(patterns.domains, narrowed),
  domain: (name: string) => `/domains/${encodeURIComponent(name)}`,
  waiver: (counted?: 'yes' | 'no') => withSearch(patterns.waiver, counted ? { counted } : {}),
  holders: () => patterns.holders,
  apiClients: () => patterns.apiClients,
  audit: () => patterns.audit,
  team: () => patterns.team,
  security: () => patterns.security,
  messages: () => patterns.messages,
  /** The secret of a link stands behind the #, which a browser sends to nobody. */
  invitation: (token: string) => `${patterns.invitation}#${token}`,
  papers: () => patterns.papers,
  /** With an application's ID the form is filled in for its fee. */
  payments: (application?: string) => withSearch(patterns.payments, application === undefined ? {} : { application }),
  offers: () => patterns.offers,
  profile: () => patterns.profile,
  promotions: () => patterns.promotions,
  logos: () => patterns.logos,
  tiers: () => patterns.tiers,
  year: () => patterns.year,
  /** The fee of a membership year, and the list behind it. */
  fee: (number: number) => `${patterns.year}/${number}`,
  accounts: () => patterns.accounts,
  work: () => patterns.work,
  clock: () => patterns.clock,
  account: () => patterns.account,
  launch: () => patterns.launch,
  verify: () => patterns.verify,
  /** The same for one draw; the registry calls it the draw's verifierUrl. */
  verifyOne: (phase: PhaseKind, asciiName: string) => `${patterns.launch}/${phaseSlug(phase)}/${asciiName}/verify`,
  walk: (step?: number) => (step === undefined ? patterns.walk : `${patterns.walk}?step=${step}`),
  decisions: () => patterns.decisions,
  track: (reference?: string) => withSearch(patterns.track, reference === undefined ? {} : { reference }),
  phase: (phase: PhaseKind) => `${patterns.launch}/${phaseSlug(phase)}`,
  results: (phase: PhaseKind) => `${patterns.launch}/${phaseSlug(phase)}/results`,
  result: (phase: PhaseKind, name: string) => `${patterns.launch}/${phaseSlug(phase)}/names/${encodeURIComponent(name)}`,
  object: (phase: PhaseKind, name: string) => `${patterns.launch}/${phaseSlug(phase)}/names/${encodeURIComponent(name)}/object`,
  apply: (narrowed: { name?: string; phase?: PhaseKind } = {}) => withSearch(patterns.apply, narrowed),
  applications: (narrowed: Record<string, string> = {}) => withSearch(patterns.applications, narrowed),
  application: (id: string) => `${patterns.applications}/${encodeURIComponent(id)}`,
  control: () => patterns.control,
  contention: (phase: PhaseKind) => `${patterns.control}/${phaseSlug(phase)}`,
  drawRoom: (phase: PhaseKind, name: string) => `${patterns.control}/${phaseSlug(phase)}/${encodeURIComponent(name)}`,
  objections: () => patterns.objections,
  objection: (id: string) => `${patterns.objections}/${encodeURIComponent(id)}`,
  docket: () => patterns.docket,
  case: (id: string) => `${patterns.docket}/${encodeURIComponent(id)}`,
  join: () => patterns.join,
  joinTerms: () => patterns.joinTerms,
  joinForm: () => patterns.joinForm,
  joinName: () => patterns.joinName,
  joinAgreement: () => patterns.joinAgreement,
  joinFee: () => patterns.joinFee,
  joining: () => patterns.joining,
  joiningOne: (id: string) => `${patterns.joining}/${encodeURIComponent(id)}`,
  announce: () => patterns.announce,
  holidays: () => patterns.holidays,
}

function withSearch(path: string, values: Record<string, string>): string {
  const search = new URLSearchParams(values).toString()
  return search === '' ? path : `${path}?${search}`
}

/** ".com.hk" and "com.hk" are the same place on the page of categories. */
export function categoryAnchor(suffix: string): string {
  return suffix.replace(/^\./, '').replaceAll('.', '-')
}

/** An address of this portal to return to; anything that could lead elsewhere is ignored. */
export function safeReturn(next: string | null): string | undefined {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : undefined
}
