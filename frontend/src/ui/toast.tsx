import { useSyncExternalStore } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import css from './toast.module.css'

interface Toast {
  id: number
  message: string
}

let toasts: readonly Toast[] = []
let count = 0
const listeners = new Set<() => void>()

function show(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says in passing that something was done. What a person must act on belongs on the page instead. */
export function say(message: string): void {
  const id = ++count
  show([...toasts, { id, message }])
  setTimeout(() => dismiss(id), 10_000)
}

function dismiss(id: number): void {
  show(toasts.filter((toast) => toast.id !== id))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The place where toasts appear; stands once in the shell. */
export function Toasts() {
  const text = useText()
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <div className={css.toasts} role="status">
      {shown.map(({ id, message }) => (
        <div key={id} className={css.toast}>
          <p>{message}</p>
          <Button look="plain" aria-label={text('dialog.close')} onClick={() => dismiss(id)}>
            <Icon shape="close" />
          </Button>
        </div>
      ))}
    </div>
  )
}
