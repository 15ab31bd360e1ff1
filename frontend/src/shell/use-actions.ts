import { useLocation } from 'wouter'
import { useDemo } from '../clock/clock.ts'
import { chooseLocale } from '../i18n/i18n.ts'
import { locales } from '../i18n/locale.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { useSignOut, useViewer } from '../session/viewer.ts'
import { chooseTheme, themes } from '../ui/theme.ts'
import { say } from '../ui/toast.tsx'
import { languageNames } from './language-choice.tsx'
import type { Findable } from './palette-match.ts'
import { placesFor } from './places.ts'
import { themeKey } from './theme-choice.tsx'

export interface Action extends Findable {
  id: string
  kind: string
  run: () => void
}

/** Everything the palette offers to this viewer. What was typed can always be looked up as a name. */
export function useActions(typed: string): Action[] {
  const text = useText()
  const viewer = useViewer()
  const signOut = useSignOut()
  const [, go] = useLocation()
  const { own, open } = placesFor(viewer, useDemo() === true)
  const word = typed.trim()
  const place = text('palette.place')
  const action = text('palette.action')

  const lookUp: Action = { id: 'look-up', label: text('palette.lookUp', { word }), kind: action, always: true, run: () => go(paths.search(word)) }
  const leave: Action = {
    id: 'sign-out',
    label: text('place.signOut'),
    kind: action,
    run: () => void signOut().catch(() => say(text('session.signOutFailed'))),
  }
  const enter: Action = { id: 'sign-in', label: text('place.signIn'), kind: place, run: () => go(paths.signIn()) }
  const join: Action = { id: 'sign-up', label: text('place.signUp'), kind: place, run: () => go(paths.signUp()) }

  return [
    ...[...own, ...open].map(({ path, label }) => ({ id: `place${path.replaceAll('/', '-')}`, label: text(label), also: path, kind: place, run: () => go(path) })),
    ...(viewer ? [leave] : [enter, join]),
    ...locales.map((locale) => ({ id: locale, label: languageNames[locale].whole, kind: text('shell.language'), run: () => void chooseLocale(locale) })),
    ...themes.map((theme) => ({ id: `theme-${theme}`, label: text('theme.choose', { theme: text(themeKey[theme]) }), kind: text('theme.label'), run: () => chooseTheme(theme) })),
    ...(word === '' ? [] : [lookUp]),
  ]
}
