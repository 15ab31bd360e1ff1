import { useText } from '../i18n/text.tsx'
import css from './footer.module.css'

export function Footer() {
  const text = useText()
  return (
    <footer className={css.footer}>
      <p>{text('footer.sources')}</p>
      <p>{text('footer.zone')}</p>
    </footer>
  )
}
