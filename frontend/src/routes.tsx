import { lazy, Suspense, type ComponentType } from 'react'
import { Route, Switch } from 'wouter'
import { deskRoutes } from './desk-routes.ts'
import { launchDeskRoutes } from './launch-desk-routes.ts'
import { launchRoutes } from './launch-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { patterns } from './paths.ts'
import { Loading } from './ui/answer.tsx'
import type { Load } from './with-words.ts'

/** Each screen is a chunk of its own, fetched when it is first shown. */
const routes: { path: string; load: Load }[] = [
  { path: patterns.home, load: async () => (await import('./name/search-page.tsx')).SearchPage },
  { path: patterns.categories, load: async () => (await import('./name/categories-page.tsx')).CategoriesPage },
  { path: patterns.fees, load: async () => (await import('./price/fees-page.tsx')).FeesPage },
  { path: patterns.program, load: async () => (await import('./program/program-page.tsx')).ProgramPage },
  { path: patterns.partners, load: async () => (await import('./partner/directory-page.tsx')).DirectoryPage },
  { path: patterns.notices, load: async () => (await import('./program/notices-page.tsx')).NoticesPage },
  { path: patterns.name, load: async () => (await import('./domain/registration-data-page.tsx')).RegistrationDataPage },
  { path: patterns.signIn, load: async () => (await import('./access/sign-in-page.tsx')).SignInPage },
  { path: patterns.signUp, load: async () => (await import('./access/sign-up-page.tsx')).SignUpPage },
  ...deskRoutes,
  ...launchDeskRoutes,
  ...launchRoutes,
  ...peopleRoutes,
]

const screens = routes.map(({ path, load }) => ({ path, Screen: screen(load) }))
const NotFound = screen(async () => (await import('./shell/not-found-page.tsx')).NotFoundPage)

function screen(load: Load): ComponentType {
  return lazy(async () => ({ default: await load() }))
}

/** Fetches the code of a screen before it is asked for: when a link to it is pointed at. */
export function fetchScreen(path: string): void {
  void routes.find((route) => route.path === path)?.load()
}

export function Routes() {
  return (
    <Suspense fallback={<Loading lines={6} />}>
      <Switch>
        {screens.map(({ path, Screen }) => (
          <Route key={path} path={path}>
            <Screen />
          </Route>
        ))}
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  )
}
