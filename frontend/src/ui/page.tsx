import { useEffect, useId, useRef, type ReactNode } from 'react'
import css from './page.module.css'

interface PageProps {
  title: string
  /** The one idea of the screen, said in a sentence. */
  statement?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}

/** The first page of a visit leaves the focus alone; every later one takes it to its heading. */
let arrived = false

/** Back and forward return to where one was; every other way to a page begins at its top. */
let returning = false
addEventListener('popstate', () => {
  returning = true
})
addEventListener('pushState', () => {
  returning = false
})

/** A screen: its name, its one sentence, what can be done, and the rest. */
export function Page({ title, statement, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Lionrock`
  }, [title])
  useEffect(() => {
    if (arrived) {
      if (!returning) scrollTo(0, 0)
      heading.current?.focus({ preventScroll: true })
    }
    arrived = true
  }, [])
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1 ref={heading} tabIndex={-1} className={css.title}>
          {title}
        </h1>
        {statement !== undefined && <div className={css.statement}>{statement}</div>}
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

interface SectionProps {
  title: string
  lead?: ReactNode
  children?: ReactNode
}

export function Section({ title, lead, children }: SectionProps) {
  const id = useId()
  return (
    <section className={css.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead !== undefined && <p className={css.lead}>{lead}</p>}
      {children}
    </section>
  )
}
