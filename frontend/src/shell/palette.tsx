import { useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { classNames } from '../ui/class-names.ts'
import css from './palette.module.css'
import { matching } from './palette-match.ts'
import { useActions, type Action } from './use-actions.ts'

/** Ctrl/Cmd+K: every place and action, found by typing part of its words. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText()
  return (
    <Dialog title={text('palette.title')} open={open} onClose={onClose} className={css.palette}>
      <Finder onClose={onClose} />
    </Dialog>
  )
}

function Finder({ onClose }: { onClose: () => void }) {
  const text = useText()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = matching(useActions(typed), typed)
  const chosen = found[Math.min(at, found.length - 1)]
  const run = (action: Action | undefined) => {
    if (!action) return
    onClose()
    action.run()
  }
  const move = (step: number) => setAt((found.length + Math.min(at, found.length - 1) + step) % Math.max(found.length, 1))
  const keys: Record<string, () => void> = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => run(chosen) }
  return (
    <>
      <input
        // The palette exists to be typed into; the dialog has just taken the focus.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className={css.input}
        role="combobox"
        aria-label={text('palette.title')}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={chosen && optionId(chosen)}
        autoComplete="off"
        spellCheck={false}
        placeholder={text('palette.hint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          const act = event.nativeEvent.isComposing ? undefined : keys[event.key]
          if (!act) return
          event.preventDefault()
          act()
        }}
      />
      <div role="listbox" id="palette-list" className={css.list} aria-label={text('palette.title')}>
        {found.map((action) => (
          <Option key={action.id} action={action} chosen={action === chosen} onRun={() => run(action)} />
        ))}
      </div>
      {found.length === 0 && (
        <p className={css.none} role="status">
          {text('palette.none')}
        </p>
      )}
    </>
  )
}

function optionId(action: Action): string {
  return `palette-${action.id}`
}

function Option({ action, chosen, onRun }: { action: Action; chosen: boolean; onRun: () => void }) {
  return (
    // The keys are heard by the combobox above, which keeps the focus (ARIA combobox pattern).
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={optionId(action)}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={classNames(css.option, chosen && css.chosen)}
      ref={(element) => {
        if (chosen) element?.scrollIntoView({ block: 'nearest' })
      }}
      onClick={onRun}
    >
      <span>{action.label}</span>
      <span className={css.kind}>{action.kind}</span>
    </div>
  )
}
