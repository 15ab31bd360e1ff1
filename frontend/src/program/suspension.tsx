import { useText } from '../i18n/text.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Markdown } from '../ui/markdown.tsx'
import type { Notice } from './program-query.ts'
import css from './suspension.module.css'

/** The prior notice that always comes before a suspension. */
export function Suspension({ notice }: { notice: Notice }) {
  const text = useText()
  return (
    <section className={css.notice} aria-label={text('program.notice')}>
      <h2>{notice.title}</h2>
      {notice.effectiveAt !== null && (
        <p>
          {text('notices.effective')} <Deadline at={notice.effectiveAt} />
        </p>
      )}
      <Markdown of={notice.bodyMarkdown} />
    </section>
  )
}
