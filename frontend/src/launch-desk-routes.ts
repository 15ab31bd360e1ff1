import { patterns } from './paths.ts'
import { withWords, type Load } from './with-words.ts'

/** The screens of the launch for officers and the committee. */
export const launchDeskRoutes: { path: string; load: Load }[] = [
  { path: patterns.control, load: async () => (await import('./launch/control-page.tsx')).ControlPage },
  { path: patterns.contention, load: async () => (await import('./launch/contention-page.tsx')).ContentionPage },
  { path: patterns.drawRoom, load: async () => (await import('./launch/draw-room-page.tsx')).DrawRoomPage },
  { path: patterns.objections, load: async () => (await import('./objection/objections-page.tsx')).ObjectionsPage },
  { path: patterns.objection, load: async () => (await import('./desk/case-page.tsx')).OfficerCasePage },
  { path: patterns.docket, load: async () => (await import('./objection/docket-page.tsx')).DocketPage },
  { path: patterns.case, load: async () => (await import('./desk/case-page.tsx')).CasePage },
].map(({ path, load }) => ({ path, load: withWords(load, 'launch', 'launchDesk') }))
