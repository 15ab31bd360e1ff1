import { useEffect, useRef } from 'react'
import { instant } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import row from '../ui/row.module.css'
import css from './api-clients-page.module.css'

/** An invitation that has just been made. Its link is in the memory of this screen and nowhere else. */
export interface FreshLink {
  email: string
  link: string
  expiresAt: string
}

/** The link, once: the inviter passes it on. */
export function InvitationLink({ of, onDone }: { of: FreshLink; onDone: () => void }) {
  const [text, locale] = [useText(), useLocale()]
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [of])
  return (
    <section ref={box} tabIndex={-1} className={css.secret} aria-label={text('team.link')}>
      <h2>{text('team.linkFor', { email: of.email })}</h2>
      <p>{text('team.linkOnce', { until: instant(locale, of.expiresAt) })}</p>
      <code className={css.code}>{of.link}</code>
      <div className={row.row}>
        <CopyButton of={of.link} label={text('team.copyLink')} />
        <Button onClick={onDone}>{text('team.passedOn')}</Button>
      </div>
    </section>
  )
}
