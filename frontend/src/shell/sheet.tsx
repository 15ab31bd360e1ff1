import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Account } from './account.tsx'
import { Rail } from './rail.tsx'
import css from './sheet.module.css'

/** The rail of a phone. */
export function Sheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText()
  return (
    <Dialog title={text('shell.places')} open={open} onClose={onClose} className={css.sheet}>
      <div className={css.head}>
        <Account onGo={onClose} />
        <Button look="plain" aria-label={text('dialog.close')} onClick={onClose}>
          <Icon shape="close" />
        </Button>
      </div>
      <nav className={css.places} aria-label={text('shell.places')}>
        <Rail onGo={onClose} />
      </nav>
    </Dialog>
  )
}
