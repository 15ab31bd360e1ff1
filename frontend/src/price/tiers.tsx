import { Link } from 'wouter'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import type { Tier } from './fees-query.ts'
import css from './tiers.module.css'
import { percentText } from './tier-at.ts'

/** The bands of the Volume Discount Scheme, and that they are samples. */
export function Tiers({ tiers }: { tiers: readonly Tier[] }) {
  const text = useText()
  return (
    <Section title={text('tiers.title')} lead={text('tiers.lead')}>
      <p>
        <Status state="waiting">{text('tiers.sample')}</Status> {text('tiers.sampleWhy')}
      </p>
      <div className={css.tiers}>
        <DataTable
          caption={text('tiers.title')}
          captionHidden
          columns={[
            { key: 'name', header: text('tiers.tier'), cell: ({ name }) => name },
            { key: 'from', header: text('tiers.from'), figures: true, cell: ({ minimumRegistrations }) => minimumRegistrations },
            { key: 'off', header: text('tiers.off'), figures: true, cell: ({ percentOff }) => `${percentText(percentOff)} %` },
          ]}
          rows={tiers}
          rowKey={({ name }) => name}
        />
      </div>
      <p>
        <Sentence of="tiers.counted" parts={{ program: <Link href={paths.program()} /> }} />
      </p>
    </Section>
  )
}
