import { useEffect, useRef } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import row from '../ui/row.module.css'
import css from './security.module.css'

/** The recovery codes, once. The registry keeps only their hashes. */
export function FreshCodes({ of, onDone }: { of: readonly string[]; onDone: () => void }) {
  const text = useText()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [of])
  return (
    <section ref={box} tabIndex={-1} className={css.secret} aria-label={text('security.recovery')}>
      <h2>{text('security.recovery')}</h2>
      <p>{text('security.recoveryOnce')}</p>
      <ul className={css.codes}>
        {of.map((code) => (
          <li key={code}>
            <code className={css.code}>{code}</code>
          </li>
        ))}
      </ul>
      <div className={row.row}>
        <CopyButton of={of.join('\n')} label={text('security.copyCodes')} />
        <PrintButton />
        <Button onClick={onDone}>{text('clients.kept')}</Button>
      </div>
    </section>
  )
}
