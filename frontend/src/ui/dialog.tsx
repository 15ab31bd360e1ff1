import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from './button.tsx'
import css from './dialog.module.css'
import { Icon } from './icon.tsx'

interface DialogProps {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  /** Replaces the usual frame, for a sheet or a palette; the heading is then only heard. */
  className?: string | undefined
}

/** The browser's own modal dialog: it keeps the focus, closes with Escape and gives the focus back. */
export function Dialog({ title, open, onClose, children, className }: DialogProps) {
  const text = useText()
  const id = useId()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) box.current?.showModal()
    else box.current?.close()
  }, [open])
  return (
    <dialog
      ref={box}
      className={className ?? css.dialog}
      aria-labelledby={id}
      closedby="any"
      onClose={onClose}
    >
      {open && (
        <>
          {className === undefined ? (
            <div className={css.head}>
              <h2 id={id}>{title}</h2>
              <Button look="plain" aria-label={text('dialog.close')} onClick={onClose}>
                <Icon shape="close" />
              </Button>
            </div>
          ) : (
            <h2 id={id} className="unseen">
              {title}
            </h2>
          )}
          {children}
        </>
      )}
    </dialog>
  )
}
