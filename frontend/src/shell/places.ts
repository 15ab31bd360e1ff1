import type { MessageKey } from '../i18n/catalogue.ts'
import { paths } from '../paths.ts'
import { audienceOf, type Audience, type Viewer } from '../session/viewer.ts'

/** A place of the portal: an entry of the rail and of the palette. */
export interface Place {
  path: string
  label: MessageKey
  /** Who sees it; absent means everyone. */
  audience?: Audience
}

/** The public places, then those of each audience. A new screen that is a place is added here. */
const places: readonly Place[] = [
  { path: paths.home(), label: 'place.search' },
  { path: paths.launch(), label: 'place.launch' },
  { path: paths.categories(), label: 'place.categories' },
  { path: paths.fees(), label: 'place.fees' },
  { path: paths.program(), label: 'place.program' },
  { path: paths.partners(), label: 'place.partners' },
  { path: paths.notices(), label: 'place.notices' },
  { path: paths.dashboard(), label: 'place.dashboard', audience: 'partner' },
  { path: paths.register(), label: 'place.register', audience: 'partner' },
  { path: paths.domains(), label: 'place.domains', audience: 'partner' },
  { path: paths.applications(), label: 'place.applications', audience: 'partner' },
  { path: paths.waiver(), label: 'place.waiver', audience: 'partner' },
  { path: paths.offers(), label: 'place.offers', audience: 'partner' },
  { path: paths.year(), label: 'place.year', audience: 'partner' },
  { path: paths.holders(), label: 'place.holders', audience: 'partner' },
  { path: paths.profile(), label: 'place.profile', audience: 'partner' },
  { path: paths.apiClients(), label: 'place.apiClients', audience: 'partner' },
  { path: paths.audit(), label: 'place.audit', audience: 'partner' },
  { path: paths.team(), label: 'place.team', audience: 'partner' },
  { path: paths.joining(), label: 'place.joining', audience: 'officer' },
  { path: paths.papers(), label: 'place.papers', audience: 'officer' },
  { path: paths.payments(), label: 'place.payments', audience: 'officer' },
  { path: paths.promotions(), label: 'place.promotions', audience: 'officer' },
  { path: paths.logos(), label: 'place.logos', audience: 'officer' },
  { path: paths.tiers(), label: 'place.tiers', audience: 'officer' },
  { path: paths.accounts(), label: 'place.accounts', audience: 'officer' },
  { path: paths.announce(), label: 'place.announce', audience: 'officer' },
  { path: paths.holidays(), label: 'place.holidays', audience: 'officer' },
  { path: paths.control(), label: 'place.control', audience: 'officer' },
  { path: paths.objections(), label: 'place.objections', audience: 'officer' },
  { path: paths.work(), label: 'place.work', audience: 'officer' },
  { path: paths.docket(), label: 'place.docket', audience: 'committee' },
  { path: paths.join(), label: 'place.join', audience: 'applicant' },
  { path: paths.account(), label: 'place.account', audience: 'applicant' },
]

/** Everyone who is signed in has these. */
const personal: readonly Place[] = [
  { path: paths.messages(), label: 'place.messages' },
  { path: paths.security(), label: 'place.security' },
]

/** Only a demonstration can be walked through, by anyone, and has a clock that can be moved, by whoever is signed in. */
const demo: readonly Place[] = [
  { path: paths.walk(), label: 'place.walk' },
  { path: paths.clock(), label: 'place.clock' },
]

export function placesFor(viewer: Viewer | undefined, inDemo: boolean): { own: Place[]; open: Place[] } {
  const audience = viewer ? audienceOf(viewer) : undefined
  return {
    own: [
      ...places.filter((place) => place.audience !== undefined && place.audience === audience),
      ...(viewer?.member ? personal : []),
      ...(inDemo && viewer ? demo : []),
    ],
    open: [...places.filter((place) => place.audience === undefined), ...(inDemo && !viewer ? demo.slice(0, 1) : [])],
  }
}

/** The place that an address lies in: itself, or the longest that it is beneath. The first screen lies beneath nothing. */
export function placeOf(places: readonly Place[], location: string): string | undefined {
  const within = places.map(({ path }) => path).filter((path) => path === location || (path !== paths.home() && location.startsWith(`${path}/`)))
  return within.sort((a, b) => b.length - a.length)[0]
}
