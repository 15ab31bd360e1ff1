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
 * fetched with the first of its screens.
 */
const areas: readonly Area[] = [
  { beneath: /^\/register(\/|$)/, table: async () => (await import('./register-routes.ts')).registerRoutes },
  { beneath: /^\/(apply|applications|launch\/walk)(\/|$)/, table: async () => (await import('./launch-apply-routes.ts')).launchApplyRoutes },
  { beneath: /^\/(docket|desk\/(launch|objections))(\/|$)/, table: async () => (await import('./launch-desk-routes.ts')).launchDeskRoutes },
  { beneath: /^\/join(\/|$)/, table: async () => (await import('./joining-routes.ts')).joiningRoutes },
  { beneath: /^\/desk\/(joining|notices|holidays)(\/|$)/, table: async () => (await import('./joining-desk-routes.ts')).joiningDeskRoutes },
  { beneath: /^\/(clock|account)(\/|$)/, table: async () => (await import('./clock-routes.ts')).clockRoutes },
  { beneath: /^\/(promotions|profile|desk\/(promotions|logos))(\/|$)/, table: async () => (await import('./benefit-routes.ts')).benefitRoutes },
  { beneath: /^\/(year|desk\/tiers)(\/|$)/, table: async () => (await import('./year-routes.ts')).yearRoutes },
  { beneath: /^\/(messages|desk\/work)(\/|$)/, table: async () => (await import('./letter-routes.ts')).letterRoutes },
  { beneath: /^\/(team|security|invitation)(\/|$)/, table: async () => (await import('./people-routes.ts')).peopleRoutes },
]

/** Takes every address that no other table does. */
const everywhere: Area = { beneath: /^\//, table: async () => (await import('./desk-routes.ts')).deskRoutes }

const NotFound = screen(async () => (await import('./shell/not-found-page.tsx')).NotFoundPage)
const shown = [...shownOf(routes), ...areas.map(shownArea), ...shownOf(launchRoutes), shownArea(everywhere)]

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

function shownArea({ beneath, table }: Area) {
  const Screens = screen(async () => {
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
  return (
    <Route key={beneath.source} path={beneath}>
      <Screens />
    </Route>
  )
}

/** Fetches the code of a screen before it is asked for: when a link to it is pointed at. */
export function fetchScreen(path: string): void {
  const known = [...routes, ...launchRoutes].find((route) => route.path === path)
  if (known) void known.load()
  else void [...areas, everywhere].find(({ beneath }) => beneath.test(path))?.table().then((table) => table.find((route) => route.path === path)?.load())
}

export function Routes() {
  return (
    <Suspense fallback={<Loading lines={6} />}>
      <Switch>{shown}</Switch>
    </Suspense>
  )
}
