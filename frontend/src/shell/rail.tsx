import { Link, useLocation } from 'wouter'
import { useDemo } from '../clock/clock.ts'
import { useText } from '../i18n/text.tsx'
import { fetchScreen } from '../routes.tsx'
import { useViewer } from '../session/viewer.ts'
import { classNames } from '../ui/class-names.ts'
import { placeOf, placesFor, type Place } from './places.ts'
import css from './rail.module.css'
import { ThemeChoice } from './theme-choice.tsx'

/** The places, in words. On a phone the same list stands in the sheet. */
export function Rail({ onGo }: { onGo?: () => void }) {
  const { own, open } = placesFor(useViewer(), useDemo() === true)
  const here = placeOf([...own, ...open], useLocation()[0])
  return (
    <>
      <div className={css.lists}>
        {own.length > 0 && <Places places={own} here={here} onGo={onGo} />}
        <Places places={open} here={here} onGo={onGo} />
      </div>
      <div className={css.foot}>
        <ThemeChoice />
      </div>
    </>
  )
}

function Places({ places, here, onGo }: { places: readonly Place[]; here: string | undefined; onGo: (() => void) | undefined }) {
  const text = useText()
  const [location] = useLocation()
  return (
    <ul className={css.places}>
      {places.map(({ path, label }) => (
        <li key={path}>
          <Link
            href={path}
            className={classNames(css.place, path === here && css.here)}
            aria-current={path === location ? 'page' : path === here ? 'true' : undefined}
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
