import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button, type Look } from './button.tsx'
import css from './confirm.module.css'
import { Dialog } from './dialog.tsx'

interface ConfirmProps {
  title: string
  open: boolean
  /** What the button does, in full: never "OK". */
  verb: string
  look?: Look
  busy: boolean
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}

/** Asks once more before what cannot be undone. */
export function Confirm({ title, open, verb, look = 'danger', busy, onConfirm, onClose, children }: ConfirmProps) {
  const text = useText()
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <div className={css.confirm}>
        {children}
        <div className={css.choices}>
          <Button look={look} busy={busy} onClick={onConfirm}>
            {verb}
          </Button>
          <Button onClick={onClose}>{text('desk.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
