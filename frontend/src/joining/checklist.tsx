import { instant } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Status } from '../ui/status.tsx'
import type { Application } from './application.ts'
import css from './joining.module.css'
import { steps, stepStanding } from './standing.ts'

/** The five steps as an officer looks at them: what stands, since when, and what the applicant is told to do. */
export function Checklist({ of }: { of: Application }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <ol className={css.tasks}>
      {of.checklist.map((item) => {
        const { state, word } = stepStanding(of, item)
        return (
          <li key={item.step} className={css.task}>
            <div>
              <h3>{text(steps[item.step].title)}</h3>
              <p className={css.next}>{item.completedAt === null ? item.nextAction : text('join.doneAt', { at: instant(locale, item.completedAt) })}</p>
            </div>
            <div className={css.state}>
              <Status state={state}>{text(word)}</Status>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
