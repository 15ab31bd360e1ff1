import { Link } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { classNames } from '../ui/class-names.ts'
import css from './fee-notice.module.css'

interface Reminder {
  key: string
  kind: 'REGISTRATIONS_MISSING' | 'FEE_UNPAID'
  message: string
}

/** What there is to tell the partner about its fee: the latest. A fee that is owed comes before what is missing. */
export function FeeNotice({ of, more = false }: { of: readonly Reminder[]; more?: boolean }) {
  const text = useText()
  const latest = of.find(({ kind }) => kind === 'FEE_UNPAID') ?? of[0]
  if (!latest) return null
  return (
    <p className={classNames(css.notice, latest.kind === 'FEE_UNPAID' && css.owed)} role="status">
      {latest.message} {more && <Link href={paths.year()}>{text('year.more')}</Link>}
    </p>
  )
}
