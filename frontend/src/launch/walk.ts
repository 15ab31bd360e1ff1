import type { MessageKey } from '../i18n/catalogue.ts'
import { paths } from '../paths.ts'

/** Who looks at a step of the walk, as the demo knows them. */
export type Walker = 'anyone' | 'partner' | 'kowloon' | 'officer' | 'officer2' | 'committee' | 'member'

export interface Sight {
  to: string
  label: MessageKey
  as: Walker
}

export interface WalkStep {
  key: 'before' | 'priority' | 'closed' | 'commit' | 'conduct' | 'announce' | 'object' | 'pre' | 'committee' | 'preResults' | 'sunrise' | 'sunriseDraw' | 'sunriseResults' | 'general'
  /** Where the demo's clock is moved to. */
  at: string
  sights: readonly Sight[]
}

/** The programme of 2004 from its first day to the general launch, a step at a time. */
export const walkSteps: readonly WalkStep[] = [
  { key: 'before', at: '2004-01-26T11:00:00+08:00', sights: [{ to: paths.launch(), label: 'launch.title', as: 'anyone' }, { to: paths.search('harbour.hk'), label: 'place.search', as: 'anyone' }] },
  { key: 'priority', at: '2004-01-26T12:00:00+08:00', sights: [{ to: paths.phase('PRIORITY_REGISTRATION'), label: 'result.phase', as: 'anyone' }, { to: paths.apply({ phase: 'PRIORITY_REGISTRATION' }), label: 'apply.title', as: 'partner' }, { to: paths.apply({ phase: 'PRIORITY_REGISTRATION' }), label: 'apply.title', as: 'kowloon' }] },
  { key: 'closed', at: '2004-03-19T12:00:00+08:00', sights: [{ to: paths.papers(), label: 'place.papers', as: 'officer' }, { to: paths.contention('PRIORITY_REGISTRATION'), label: 'control.sets', as: 'officer' }] },
  { key: 'commit', at: '2004-03-22T10:00:00+08:00', sights: [{ to: `${paths.contention('PRIORITY_REGISTRATION')}?by=AWAITING_DRAW`, label: 'room.title', as: 'officer' }] },
  { key: 'conduct', at: '2004-03-26T10:00:00+08:00', sights: [{ to: paths.contention('PRIORITY_REGISTRATION'), label: 'room.title', as: 'officer' }] },
  {
    key: 'announce',
    at: '2004-04-02T12:00:00+08:00',
    sights: [
      { to: paths.contention('PRIORITY_REGISTRATION'), label: 'announce.title', as: 'officer' },
      { to: paths.contention('PRIORITY_REGISTRATION'), label: 'announce.title', as: 'officer2' },
      { to: paths.results('PRIORITY_REGISTRATION'), label: 'launch.results', as: 'anyone' },
    ],
  },
  { key: 'object', at: '2004-04-05T10:00:00+08:00', sights: [{ to: paths.results('PRIORITY_REGISTRATION'), label: 'object.title', as: 'anyone' }, { to: paths.objections(), label: 'place.objections', as: 'officer' }] },
  { key: 'pre', at: '2004-04-06T12:00:00+08:00', sights: [{ to: paths.apply({ phase: 'PRE_REGISTRATION' }), label: 'apply.title', as: 'partner' }, { to: paths.apply({ phase: 'PRE_REGISTRATION' }), label: 'apply.title', as: 'kowloon' }] },
  { key: 'committee', at: '2004-04-20T10:00:00+08:00', sights: [{ to: paths.docket(), label: 'place.docket', as: 'committee' }, { to: paths.docket(), label: 'place.docket', as: 'member' }, { to: paths.decisions(), label: 'decisions.title', as: 'anyone' }] },
  { key: 'preResults', at: '2004-05-08T12:00:00+08:00', sights: [{ to: paths.contention('PRE_REGISTRATION'), label: 'control.sets', as: 'officer' }, { to: paths.results('PRE_REGISTRATION'), label: 'launch.results', as: 'anyone' }] },
  { key: 'sunrise', at: '2004-05-17T12:00:00+08:00', sights: [{ to: paths.apply({ phase: 'SUNRISE' }), label: 'apply.title', as: 'partner' }, { to: paths.applications(), label: 'place.applications', as: 'partner' }] },
  { key: 'sunriseDraw', at: '2004-05-28T17:30:00+08:00', sights: [{ to: `${paths.contention('SUNRISE')}?by=AWAITING_DRAW`, label: 'room.title', as: 'officer' }] },
  { key: 'sunriseResults', at: '2004-05-29T12:00:00+08:00', sights: [{ to: paths.results('SUNRISE'), label: 'launch.results', as: 'anyone' }, { to: paths.verify(), label: 'verify.title', as: 'anyone' }] },
  { key: 'general', at: '2004-05-31T12:00:00+08:00', sights: [{ to: paths.register(), label: 'place.register', as: 'partner' }, { to: paths.launch(), label: 'launch.title', as: 'anyone' }] },
]

/** How far past the last step the clock may be and still be on the walk. */
const margin = 30 * 24 * 60 * 60_000

/** The step that the clock stands at; -1 where the walk has not begun, or was left long ago. */
export function stepAt(now: number): number {
  const last = walkSteps.at(-1)
  if (!last || now > Date.parse(last.at) + margin) return -1
  return walkSteps.findLastIndex(({ at }) => Date.parse(at) <= now)
}
