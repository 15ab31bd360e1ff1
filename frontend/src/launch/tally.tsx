import { Link } from 'wouter'
import type { PhaseKind } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import type { Phase } from './phase.ts'
import css from './sets.module.css'

/** How the sets of a phase came out, in large figures; each opens to its rows where the result says one way only. */
export function Tally({ of, phase }: { of: NonNullable<Phase['summary']>; phase: PhaseKind }) {
  const text = useText()
  const figures = [
    { key: 'results.byRule', count: of.allocatedByRule, href: undefined },
    { key: 'results.byDraw', count: of.allocatedByDraw, href: `${paths.results(phase)}?by=DRAW` },
    { key: 'results.notAllocated', count: of.notAllocated, href: `${paths.results(phase)}?by=NO_VALID_APPLICATION` },
    { key: 'results.applications', count: of.applications, href: undefined },
  ] as const
  return (
    <dl className={css.tally}>
      {figures.map(({ key, count, href }) => (
        <div key={key}>
          <dt>{text(key)}</dt>
          <dd>{href === undefined || count === 0 ? count : <Link href={href}>{count}</Link>}</dd>
        </div>
      ))}
    </dl>
  )
}
