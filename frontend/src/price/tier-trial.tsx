import { lastMoment } from '../clock/hong-kong.ts'
import { day } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { download } from '../ui/download.ts'
import { Facts } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import css from './tiers.module.css'
import type { TierTrial } from './tiers-query.ts'

type Row = TierTrial['rows'][number]

/** What a year would have cost the registry under another table of tiers, in all and partner by partner. */
export function TrialShown({ of }: { of: TierTrial }) {
  const [text, locale] = [useText(), useLocale()]
  const columns: Column<Row>[] = [
    { key: 'partner', header: text('papers.partner'), cell: ({ partner }) => partner.name },
    { key: 'operations', header: text('trial.operations'), figures: true, cell: ({ operations }) => operations },
    { key: 'actual', header: text('trial.actual'), figures: true, cell: ({ actual }) => <Money of={actual} /> },
    { key: 'trial', header: text('trial.trial'), figures: true, cell: ({ trial }) => <Money of={trial} /> },
    { key: 'difference', header: text('trial.difference'), figures: true, cell: ({ difference }) => <Money of={difference} /> },
    { key: 'tier', header: text('trial.tier'), cell: ({ tier }) => tier.name },
  ]
  return (
    <div role="status" className={css.trial}>
      <p>{of.explanation}</p>
      <Facts
        of={[
          { label: text('trial.window'), value: text('waiver.windowOf', { from: day(locale, of.window.startsAt), to: day(locale, lastMoment(of.window.endsAt)) }) },
          { label: text('trial.of'), value: text('trial.ofAll', { operations: of.operations, partners: of.partners }) },
          { label: text('trial.actual'), value: <Money of={of.actual} /> },
          { label: text('trial.trial'), value: <Money of={of.trial} /> },
          { label: text('trial.difference'), value: <Money of={of.difference} /> },
        ]}
      />
      <div>
        <Button onClick={() => download('tier-trial.csv', of.csv)}>{text('trial.csv', { total: of.partners })}</Button>
      </div>
      {of.rows.length > 0 && <DataTable caption={text('trial.caption')} columns={columns} rows={of.rows} rowKey={({ partner }) => partner.id} />}
    </div>
  )
}
