import { lazy, Suspense, type ComponentType } from 'react'
import { Route, Switch } from 'wouter'
import { launchRoutes } from './launch-routes.ts'
import { patterns } from './paths.ts'
import { Loading } from './ui/answer.tsx'
import type { Load } from './with-words.ts'

interface Screen {
  path: string
  load: Load
}

/** Each screen is a chunk of its own, fetched when it is first shown. */
const routes: Screen[] = [
  { path: patterns.home, load: async () => (await import('./name/search-page.tsx')).SearchPage },
  { path: patterns.categories, load: async () => (await import('./name/categories-page.tsx')).CategoriesPage },
  { path: patterns.fees, load: async () => (await import('./price/fees-page.tsx')).FeesPage },
  { path: patterns.program, load: async () => (await import('./program/program-page.tsx')).ProgramPage },
  { path: patterns.partners, load: async () => (await import('./partner/directory-page.tsx')).DirectoryPage },
  { path: patterns.notices, load: async () => (await import('./program/notices-page.tsx')).NoticesPage },
  { path: patterns.name, load: async () => (await import('./domain/registration-data-page.tsx')).RegistrationDataPage },
  { path: patterns.signIn, load: async () => (await import('./access/sign-in-page.tsx')).SignInPage },
  { path: patterns.signUp, load: async () => (await import('./access/sign-up-page.tsx')).SignUpPage },
]

interface Area {
  beneath: RegExp
  table: () => Promise<readonly Screen[]>
}

/**
 * The screens behind the sign-in stand in tables of their own, so that a first visit does not fetch the whole list: each is
 * fetched with the first of its screens. The last table takes every other address.
 */
const areas = {
  register: { beneath: /^\/register(\/|$)/, table: async () => (await import('./register-routes.ts')).registerRoutes },
  launchApply: { beneath: /^\/(apply|applications|launch\/walk)(\/|$)/, table: async () => (await import('./launch-apply-routes.ts')).launchApplyRoutes },
  launchDesk: { beneath: /^\/(docket|desk\/(launch|objections))(\/|$)/, table: async () => (await import('./launch-desk-routes.ts')).launchDeskRoutes },
  joining: { beneath: /^\/join(\/|$)/, table: async () => (await import('./joining-routes.ts')).joiningRoutes },
  joiningDesk: { beneath: /^\/desk\/(joining|notices|holidays)(\/|$)/, table: async () => (await import('./joining-desk-routes.ts')).joiningDeskRoutes },
  desk: { beneath: /^\//, table: async () => (await import('./desk-routes.ts')).deskRoutes },
} as const satisfies Record<string, Area>

const NotFound = screen(async () => (await import('./shell/not-found-page.tsx')).NotFoundPage)
const Register = areaOf(areas.register)
const LaunchApply = areaOf(areas.launchApply)
const LaunchDesk = areaOf(areas.launchDesk)
const Joining = areaOf(areas.joining)
const JoiningDesk = areaOf(areas.joiningDesk)
const Desk = areaOf(areas.desk)
const open = shownOf(routes)
const launch = shownOf(launchRoutes)

function screen(load: Load): ComponentType {
  return lazy(async () => ({ default: await load() }))
}

function shownOf(table: readonly Screen[]) {
  return table.map(({ path, load }) => {
    const Shown = screen(load)
    return (
      <Route key={path} path={path}>
        <Shown />
      </Route>
    )
  })
}

function areaOf({ table }: Area): ComponentType {
  return screen(async () => {
    const screens = shownOf(await table())
    return function Screens() {
      return (
        <Switch>
          {screens}
          <Route>
            <NotFound />
          </Route>
        </Switch>
      )
    }
  })
}

/** Fetches the code of a screen before it is asked for: when a link to it is pointed at. */
export function fetchScreen(path: string): void {
  const known = [...routes, ...launchRoutes].find((route) => route.path === path)
  if (known) void known.load()
  else void Object.values(areas).find(({ beneath }) => beneath.test(path))?.table().then((table) => table.find((route) => route.path === path)?.load())
}

export function Routes() {
  return (
    <Suspense fallback={<Loading lines={6} />}>
      <Switch>
        {open}
        <Route path={areas.register.beneath}>
          <Register />
        </Route>
        <Route path={areas.launchApply.beneath}>
          <LaunchApply />
        </Route>
        <Route path={areas.launchDesk.beneath}>
          <LaunchDesk />
        </Route>
        {launch}
        <Route path={areas.joining.beneath}>
          <Joining />
        </Route>
        <Route path={areas.joiningDesk.beneath}>
          <JoiningDesk />
        </Route>
        <Route>
          <Desk />
        </Route>
      </Switch>
    </Suspense>
  )
}
