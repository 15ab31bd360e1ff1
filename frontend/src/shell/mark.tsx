import { Link } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import css from './mark.module.css'

/** The ridge of Lion Rock as seen from Kowloon, and the name of the house. */
export function Mark() {
  const text = useText()
  return (
    <Link href={paths.home()} className={css.mark}>
      <svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true">
        <path className={css.ridge} d="M1 22 8 15.5 11.6 16.6 15 8.6 18 5 22.8 4.1 24.9 7 24.2 10 27 13.6 32 17 39 22Z" />
      </svg>
      <span className={css.words}>
        <span className={css.house}>Lionrock</span>
        <span className={css.what}>{text('shell.what')}</span>
      </span>
    </Link>
  )
}
