import { Fragment } from 'react'
import { classNames } from './class-names.ts'
import { stretches } from './highlight.ts'
import css from './name.module.css'

interface NameProps {
  of: string
  /** The A-label form; shown beside the name where it differs. */
  ascii?: string | null | undefined
  /** Keeps the whole name on one line, where a table has room for it. */
  whole?: boolean
  /** Letters that a rule matched, marked in the name. */
  matched?: readonly string[]
}

/** Longest label that is kept in one piece; a longer one would not fit a phone. */
const unbroken = 24

/** A domain name: in a face that tells 0 from O, breaking only after a dot. */
export function Name({ of, ascii, whole = false, matched = [] }: NameProps) {
  return (
    <span translate="no">
      <Labels of={of} className={whole ? css.label : undefined} whole={whole} matched={matched} />
      {ascii && ascii !== of && (
        <>
          {' '}
          <Labels of={ascii} className={css.ascii} whole={false} matched={[]} />
        </>
      )}
    </span>
  )
}

function Labels({ of, className, whole, matched }: { of: string; className: string | undefined; whole: boolean; matched: readonly string[] }) {
  const labels = of.split('.')
  return (
    <span className={classNames(css.name, className)}>
      {labels.map((label, index) => (
        <Fragment key={index}>
          <span className={classNames(css.label, label.length > unbroken && css.long)}>
            {index > 0 && '.'}
            {stretches(label, matched).map((stretch, at) =>
              stretch.matched ? <mark key={at}>{stretch.text}</mark> : <Fragment key={at}>{stretch.text}</Fragment>,
            )}
          </span>
          {!whole && index < labels.length - 1 && <wbr />}
        </Fragment>
      ))}
    </span>
  )
}
