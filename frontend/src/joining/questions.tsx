import { instant } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Status } from '../ui/status.tsx'
import type { Application } from './application.ts'
import css from './joining.module.css'
import { steps } from './standing.ts'

/** What was asked, and what was answered, oldest first. */
export function Questions({ of }: { of: Application }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <ol className={css.questions}>
      {of.questions.map(({ id, reason, redo, askedAt, answer, answeredAt }) => (
        <li key={id} className={css.question}>
          <p className={css.when}>{text('join.askedAt', { at: instant(locale, askedAt) })}</p>
          <p className={css.written}>{reason}</p>
          {redo.length > 0 && <p>{text('join.redo', { steps: redo.map((step) => text(steps[step].title)).join(text('list.and')) })}</p>}
          {answer !== null && answeredAt !== null ? (
            <blockquote className={css.reply}>
              <p className={css.when}>{text('join.answeredAt', { at: instant(locale, answeredAt) })}</p>
              <p className={css.written}>{answer}</p>
            </blockquote>
          ) : (
            <p>
              <Status state="waiting">{text('join.unanswered')}</Status>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
