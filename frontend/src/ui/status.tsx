import { Icon } from './icon.tsx'
import { classNames } from './class-names.ts'
import css from './status.module.css'

/** The three states, and the absence of one. Each has a word, a shape and a colour. */
export type State = 'good' | 'waiting' | 'refused' | 'neutral'

export function Status({ state, children }: { state: State; children: string }) {
  return (
    <span className={classNames(css.status, css[state])}>
      <Icon shape={state} />
      {children}
    </span>
  )
}
