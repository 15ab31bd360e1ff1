import { Link } from 'wouter'
import { instant } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import type { Application, Item } from './application.ts'
import { Clock } from './clock.tsx'
import css from './joining.module.css'
import { steps, stepStanding } from './standing.ts'

/** The five steps as tasks, in any order: what is next for each, who has to act, and how it stands. */
export function TaskList({ of }: { of: Application }) {
  const text = useText()
  return (
    <>
      <Section title={text('join.tasks')} lead={text('join.tasksLead')}>
        <ol className={css.tasks}>
          {of.checklist.map((item) => (
            <Task key={item.step} of={of} item={item} />
          ))}
        </ol>
      </Section>
      <Clock of={of} />
    </>
  )
}

function Task({ of, item }: { of: Application; item: Item }) {
  const [text, locale] = [useText(), useLocale()]
  const { state, word } = stepStanding(of, item)
  const { at, title } = steps[item.step]
  return (
    <li className={css.task}>
      <div>
        <h3>
          <Link href={at()}>{text(title)}</Link>
        </h3>
        <p className={css.next}>{item.completedAt === null ? item.nextAction : text('join.doneAt', { at: instant(locale, item.completedAt) })}</p>
      </div>
      <div className={css.state}>
        <Status state={state}>{text(word)}</Status>
        {!item.done && <span className={css.owner}>{text(`join.owner.${item.owner}`)}</span>}
      </div>
    </li>
  )
}
