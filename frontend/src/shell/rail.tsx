import { Link, useLocation } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { fetchScreen } from '../routes.tsx'
import { useViewer } from '../session/viewer.ts'
import { classNames } from '../ui/class-names.ts'
import { placesFor, type Place } from './places.ts'
import css from './rail.module.css'
import { ThemeChoice } from './theme-choice.tsx'

/** The places, in words. On a phone the same list stands in the sheet. */
export function Rail({ onGo }: { onGo?: () => void }) {
  const { own, open } = placesFor(useViewer())
  return (
    <>
      <div className={css.lists}>
        {own.length > 0 && <Places places={own} onGo={onGo} />}
        <Places places={open} onGo={onGo} />
      </div>
      <div className={css.foot}>
        <ThemeChoice />
      </div>
    </>
  )
}

function Places({ places, onGo }: { places: readonly Place[]; onGo: (() => void) | undefined }) {
  const text = useText()
  const [location] = useLocation()
  return (
    <ul className={css.places}>
      {places.map(({ path, label }) => (
        <li key={path}>
          <Link
            href={path}
            className={classNames(css.place, path === location && css.here)}
            aria-current={path === location ? 'page' : undefined}
            onPointerEnter={() => fetchScreen(path)}
            onFocus={() => fetchScreen(path)}
            {...(onGo && { onClick: onGo })}
          >
            {text(label)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
