import { day, month } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import type { YearWaiver } from './year-query.ts'
import css from './year.module.css'

type Month = YearWaiver['months'][number]

/** What counts, month by month and added up, against the threshold. The table beneath says the same in figures. */
export function YearChart({ of }: { of: YearWaiver }) {
  const [text, locale] = [useText(), useLocale()]
  const { months, threshold, projection } = of
  const tallest = Math.max(threshold, projection?.qualifying ?? 0, ...months.map(({ cumulative }) => cumulative)) * 1.1
  const share = (count: number) => `${(100 * count) / tallest}%`
  const begun = (one: Month) => projection === null || Date.parse(one.month.startsAt) <= Date.parse(projection.asOf)
  return (
    <figure className={css.chart} aria-hidden="true">
      <div className={css.plot}>
        {months.map((one, index) => (
          <div key={one.month.startsAt} className={css.column}>
            {projection && index === months.length - 1 && <div className={css.projected} style={{ height: share(projection.qualifying) }} />}
            {begun(one) && <div className={css.bar} style={{ height: share(one.cumulative) }} />}
            {begun(one) && <div className={css.added} style={{ height: share(one.counted), bottom: share(one.cumulative - one.counted) }} />}
          </div>
        ))}
        <div className={css.threshold} style={{ bottom: share(threshold) }}>
          <span>{text('meter.threshold', { threshold })}</span>
        </div>
      </div>
      <div className={css.names}>
        {months.map((one) => (
          <span key={one.month.startsAt}>{month(locale, one.month.startsAt)}</span>
        ))}
      </div>
      <figcaption className={css.legend}>
        <span className={css.keyAdded}>{text('year.legend.month')}</span>
        <span className={css.keyBar}>{text('year.legend.before')}</span>
        {projection && <span className={css.keyProjected}>{text('year.legend.projection', { qualifying: projection.qualifying })}</span>}
      </figcaption>
    </figure>
  )
}

export function YearMonths({ of }: { of: YearWaiver }) {
  const [text, locale] = [useText(), useLocale()]
  const columns: Column<Month>[] = [
    { key: 'month', header: text('year.month'), cell: (one) => day(locale, one.month.startsAt) },
    { key: 'counted', header: text('waiver.counted'), figures: true, cell: ({ counted }) => counted },
    { key: 'waiting', header: text('waiver.waiting'), figures: true, cell: ({ waiting }) => waiting },
    { key: 'cumulative', header: text('year.cumulative'), figures: true, cell: ({ cumulative }) => cumulative },
  ]
  const narrow = useNarrow()
  return (
    <details className={css.figures} open={!narrow}>
      <summary>{text('year.figures')}</summary>
      <DataTable caption={text('year.caption', { threshold: of.threshold })} columns={columns} rows={of.months} rowKey={(one) => one.month.startsAt} />
    </details>
  )
}
