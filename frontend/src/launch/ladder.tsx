import { aliasText } from '../i18n/alias.ts'
import { useText } from '../i18n/text.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Why } from '../ui/why.tsx'
import css from './ladder.module.css'
import { rungsOf, type Rung } from './rungs.ts'
import { classTitle, firstOf, type ContentionSet } from './sets.ts'

/** The decision as a ladder: all who applied at the top, and at each rule those who fall away, down to the one who is left. */
export function Ladder({ of }: { of: ContentionSet }) {
  const text = useText()
  const classOf = new Map(of.entries.map((entry) => [entry.alias, classTitle(of, entry.priorityClass)]))
  const all = of.entries.map(({ alias }) => alias)
  const gone = of.entries.filter(({ status }) => status === 'CANCELLED').map(({ alias }) => alias)
  return (
    <ol className={css.ladder}>
      <li className={css.rung}>
        <div className={css.rule}>
          <h3>{text('ladder.applied', { count: all.length })}</h3>
        </div>
        <Applicants rung={{ stay: all, fall: [] }} classOf={classOf} />
      </li>
      {rungsOf(all, of.steps).map((rung, index) => (
        <li key={index} className={css.rung}>
          <div className={css.rule}>
            <h3>{rung.step.explanation}</h3>
            <p className={css.counts}>{text('ladder.counts', { stay: rung.stay.length, fall: rung.fall.length })}</p>
            <Why about={rung.step.explanation} rule={rung.step.rule} />
          </div>
          <Applicants rung={rung} classOf={classOf} />
        </li>
      ))}
      {gone.length > 0 && (
        <li className={css.rung}>
          <div className={css.rule}>
            <h3>{text('ladder.cancelled')}</h3>
            <p className={css.counts}>{text(of.winner ? 'ladder.next' : 'ladder.nobodyNext')}</p>
          </div>
          <Applicants rung={{ stay: of.winner ? [of.winner.alias] : [], fall: gone }} classOf={classOf} />
        </li>
      )}
      <Last of={of} />
    </ol>
  )
}

/** Who has the name at the foot of the ladder, or will have it once the results are public. */
function Last({ of }: { of: ContentionSet }) {
  const text = useText()
  const first = firstOf(of)
  const waits = of.decidedBy === null || of.decidedBy === 'AWAITING_DRAW'
  return (
    <li className={classNames(css.rung, css.last)}>
      <div className={css.rule}>
        <h3>{text(of.winner ? 'ladder.winner' : waits ? 'ladder.waits' : first === undefined ? 'ladder.none' : 'ladder.will')}</h3>
      </div>
      {first !== undefined && (
        <p className={css.winner}>
          <Icon shape="good" />
          {aliasText(text, first)}
        </p>
      )}
    </li>
  )
}

/** How many applicants stand on a rung by name; the table beneath the ladder has all of them. */
const shown = 12

function Applicants({ rung, classOf }: { rung: Pick<Rung, 'stay' | 'fall'>; classOf: ReadonlyMap<string, string | undefined> }) {
  const text = useText()
  const all = [...rung.stay.map((alias) => ({ alias, falls: false })), ...rung.fall.map((alias) => ({ alias, falls: true }))]
  const falling = rung.fall.length
  const first = all.length <= shown ? all : [...all.slice(0, Math.max(shown - falling, 4)), ...all.slice(rung.stay.length).slice(0, shown - 4)]
  return (
    <ul className={css.applicants}>
      {first.map(({ alias, falls }) => (
        <li key={alias} className={classNames(css.applicant, falls && css.falls)}>
          <Icon shape={falls ? 'down' : 'neutral'} />
          <span>
            <span className={css.alias}>{aliasText(text, alias)}</span>
            {falls && <span className="unseen"> {text('ladder.falls')}</span>}
            {classOf.get(alias) !== undefined && <span className={css.class}>{classOf.get(alias)}</span>}
          </span>
        </li>
      ))}
      {first.length < all.length && <li className={css.more}>{text('ladder.more', { count: all.length - first.length })}</li>}
    </ul>
  )
}
