import { useEffect, useRef } from 'react'
import { Sentence, useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Facts } from '../ui/facts.tsx'
import row from '../ui/row.module.css'
import css from './api-clients-page.module.css'

/** A client that has just been made. Its secret is in the memory of this screen and nowhere else. */
export interface Fresh {
  label: string
  clientId: string
  secret: string
}

/** The secret, once. The registry keeps only its hash and cannot show it again. */
export function Secret({ of, onDone }: { of: Fresh; onDone: () => void }) {
  const text = useText()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [of])
  return (
    <section ref={box} tabIndex={-1} className={css.secret} aria-label={text('clients.secret')}>
      <h2>
        <Sentence of="clients.created" values={{ label: of.label }} />
      </h2>
      <p>{text('clients.once')}</p>
      <Facts
        of={[
          { label: text('clients.id'), value: <code className={css.code}>{of.clientId}</code> },
          { label: text('clients.secret'), value: <code className={css.code}>{of.secret}</code> },
        ]}
      />
      <div className={row.row}>
        <CopyButton of={of.secret} label={text('clients.copySecret')} />
        <CopyButton of={of.clientId} label={text('clients.copyId')} />
        <Button onClick={onDone}>{text('clients.kept')}</Button>
      </div>
    </section>
  )
}
