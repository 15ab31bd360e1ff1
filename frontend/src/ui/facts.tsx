import type { ReactNode } from 'react'
import css from './facts.module.css'

export interface Fact {
  label: string
  value: ReactNode
}

/** Facts about one thing: what it is called, and what it is. */
export function Facts({ of }: { of: readonly Fact[] }) {
  return (
    <dl className={css.facts}>
      {of.map(({ label, value }) => (
        <div key={label} className={css.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
