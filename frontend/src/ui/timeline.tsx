import type { ReactNode } from 'react'
import { instant } from '../clock/time.ts'
import { useLocale } from '../i18n/text.tsx'
import { classNames } from './class-names.ts'
import css from './timeline.module.css'

export interface TimelineEvent {
  key: string
  at: string
  title: ReactNode
  detail?: ReactNode
  /** The event that just happened is accented; one that is still to come stands hollow. */
  mark?: 'moved' | 'ahead'
}

/** What happened to something, in the order given, each with its instant in Hong Kong time. */
export function Timeline({ label, events }: { label: string; events: readonly TimelineEvent[] }) {
  const locale = useLocale()
  return (
    <ol className={css.timeline} aria-label={label}>
      {events.map((event) => (
        <li key={event.key} className={classNames(css.event, event.mark && css[event.mark])}>
          <time className={css.when} dateTime={event.at}>
            {instant(locale, event.at)}
          </time>
          <div>
            <div>{event.title}</div>
            {event.detail !== undefined && <div className={css.detail}>{event.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
