import { Fragment, useId, useState, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import type { Fact } from './facts.tsx'
import { Icon } from './icon.tsx'
import css from './why.module.css'

/** A rule of the rulebook as served. */
export interface CitedRule {
  code: string
  summary: string
  source: string
  version: string
}

interface ToggleProps {
  open: boolean
  controls: string
  onToggle: () => void
  /** What is being explained, for those who hear the page: "Why? harbour.hk". */
  about?: string | undefined
  label?: string | undefined
}

/** The "Why?" button by itself, where the answer opens elsewhere: under a row of a table. */
export function WhyToggle({ open, controls, onToggle, about, label }: ToggleProps) {
  const text = useText()
  return (
    <button type="button" className={css.toggle} aria-expanded={open} aria-controls={controls} onClick={onToggle}>
      {label ?? text('why.ask')}
      {about !== undefined && <span className="unseen"> {about}</span>}
      <Icon shape="chevron" />
    </button>
  )
}

interface AnswerProps {
  rule?: CitedRule | null | undefined
  remedy?: string | null | undefined
  /** Further facts of the answer, before the rule. */
  facts?: readonly Fact[]
  children?: ReactNode
}

/** The rule that answered, where it is written, and what would change the answer. */
export function WhyAnswer({ rule, remedy, facts = [], children }: AnswerProps) {
  const text = useText()
  return (
    <div className={css.answer}>
      {children}
      <dl>
        {facts.map(({ label, value }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
        {rule && (
          <>
            <dt>{text('why.rule')}</dt>
            <dd>{rule.summary}</dd>
            <dt>{text('why.source')}</dt>
            <dd>{rule.source}</dd>
            <dt>{text('why.code')}</dt>
            <dd>
              <code>{rule.code}</code>
              {rule.version !== '' && `, ${text('why.version', { version: rule.version })}`}
            </dd>
          </>
        )}
        {remedy !== undefined && (
          <>
            <dt>{text('why.remedy')}</dt>
            <dd>{remedy ?? text('why.noRemedy')}</dd>
          </>
        )}
      </dl>
    </div>
  )
}

interface WhyProps extends AnswerProps {
  about?: string
  label?: string
}

/** "Why?" that opens in place, with the answer beneath. */
export function Why({ about, label, ...answer }: WhyProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div>
      <WhyToggle open={open} controls={id} onToggle={() => setOpen(!open)} about={about} label={label} />
      <div id={id} hidden={!open}>
        <WhyAnswer {...answer} />
      </div>
    </div>
  )
}
