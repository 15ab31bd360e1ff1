import { useNow } from '../clock/clock.ts'
import { day, instant, month } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { classNames } from '../ui/class-names.ts'
import { axisOf, isOn, monthsOn, placeOn, type Axis } from './calendar-axis.ts'
import css from './calendar.module.css'
import type { Phase } from './phase.ts'

/** The phases as bars on one axis of Hong Kong time, and now as a line. The list beneath says the same in words. */
export function CalendarChart({ phases }: { phases: readonly Phase[] }) {
  const [text, locale, now] = [useText(), useLocale(), useNow()]
  const axis = axisOf(phases)
  return (
    <figure className={css.chart} aria-hidden="true">
      <div className={css.rows}>
        <div className={css.months}>
          {monthsOn(axis).map((at) => (
            <span key={at} className={css.month} style={{ left: `${placeOn(axis, at)}%` }}>
              {month(locale, at)}
            </span>
          ))}
        </div>
        {phases.map((phase) => (
          <Row key={phase.kind} phase={phase} axis={axis} now={now} />
        ))}
        {isOn(axis, now) && (
          <div className={classNames(css.now, placeOn(axis, now) > 50 && css.late)} style={{ left: `calc(var(--names) + (100% - var(--names)) * ${placeOn(axis, now) / 100})` }}>
            <span>{text('launch.now', { at: instant(locale, now) })}</span>
          </div>
        )}
      </div>
      <figcaption className={css.legend}>
        <span className={classNames(css.key, css.taking)}>{text('launch.legend.taking')}</span>
        <span className={classNames(css.key, css.deciding)}>{text('launch.legend.deciding')}</span>
        <span className={classNames(css.key, css.objecting)}>{text('launch.legend.objecting')}</span>
        {isOn(axis, now) && <span className={css.present}>{text('launch.now', { at: instant(locale, now) })}</span>}
        {!isOn(axis, now) && <span>{text('launch.nowElsewhere', { at: day(locale, now) })}</span>}
      </figcaption>
    </figure>
  )
}

function Row({ phase, axis, now }: { phase: Phase; axis: Axis; now: number }) {
  const ends = phase.window.endsAt ?? new Date(axis.to).toISOString()
  const results = phase.resultsAnnouncedAt ?? phase.resultsPlannedAt
  return (
    <div className={css.row}>
      <span className={css.name}>{phase.title}</span>
      <div className={css.track}>
        {monthsOn(axis).map((at) => (
          <span key={at} className={css.tick} style={{ left: `${placeOn(axis, at)}%` }} />
        ))}
        <Bar axis={axis} from={phase.window.startsAt} to={ends} className={classNames(css.taking, phase.stage === 'UPCOMING' && css.ahead, Date.parse(ends) < now && css.past)} />
        {results !== null && phase.window.endsAt !== null && <Bar axis={axis} from={phase.window.endsAt} to={results} className={css.deciding} />}
        {phase.objectionWindow && <Bar axis={axis} from={phase.objectionWindow.startsAt} to={phase.objectionWindow.endsAt} className={css.objecting} />}
      </div>
    </div>
  )
}

function Bar({ axis, from, to, className }: { axis: Axis; from: string; to: string; className: string | undefined }) {
  const [left, right] = [placeOn(axis, Date.parse(from)), placeOn(axis, Date.parse(to))]
  if (right <= left) return null
  return <span className={classNames(css.bar, className)} style={{ left: `${left}%`, width: `${right - left}%` }} />
}
