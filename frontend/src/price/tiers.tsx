import { Link } from 'wouter'
import { lastMoment } from '../clock/hong-kong.ts'
import { day } from '../clock/time.ts'
import { Gap, Sentence, useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import type { Scheme, Tier } from './fees-query.ts'
import css from './tiers.module.css'
import { percentText } from './tier-at.ts'

/** The bands of the Volume Discount Scheme, how they apply, and that they are samples where they are. */
export function Tiers({ tiers, scheme }: { tiers: readonly Tier[]; scheme: Scheme }) {
  const [text, locale] = [useText(), useLocale()]
  const window = { from: day(locale, scheme.window.startsAt), to: day(locale, lastMoment(scheme.window.endsAt)) }
  return (
    <Section title={text('tiers.title')} lead={text('tiers.lead')}>
      {scheme.sample && (
        <p>
          <Status state="waiting">{text('tiers.sample')}</Status> {text('tiers.sampleWhy')}
        </p>
      )}
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
        <Gap />
        {text('tiers.window', window)}
        <Gap />
        {text(`tiers.${scheme.application}`)}
        <Gap />
        {text(`tiers.${scheme.stacking}`)}
      </p>
    </Section>
  )
}
