import { useState, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { Toasts } from '../ui/toast.tsx'
import { Bar } from './bar.tsx'
import { Footer } from './footer.tsx'
import { Mark } from './mark.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { Ribbon } from './ribbon.tsx'
import { Sheet } from './sheet.tsx'
import css from './shell.module.css'
import { useShortcut } from './use-shortcut.ts'

/** What stands around every screen. */
export function Shell({ children }: { children: ReactNode }) {
  const text = useText()
  const [palette, setPalette] = useState(false)
  const [sheet, setSheet] = useState(false)
  useShortcut('k', () => setPalette(true))
  return (
    <>
      <a className={css.skip} href="#content">
        {text('shell.skip')}
      </a>
      <Ribbon />
      <div className={css.shell}>
        <div className={css.rail}>
          <nav className={css.stay} aria-label={text('shell.places')}>
            <Mark />
            <Rail />
          </nav>
        </div>
        <div className={css.column}>
          <Bar onPalette={() => setPalette(true)} onMenu={() => setSheet(true)} />
          <main id="content" tabIndex={-1} className={css.main}>
            {children}
          </main>
          <Footer />
        </div>
      </div>
      <Sheet open={sheet} onClose={() => setSheet(false)} />
      <Palette open={palette} onClose={() => setPalette(false)} />
      <Toasts />
    </>
  )
}
