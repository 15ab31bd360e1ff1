import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { fromInput, toInput } from '../clock/hong-kong.ts'
import { day } from '../clock/time.ts'
import { asks } from '../gql/query.ts'
import { Gap, useLocale, useText } from '../i18n/text.tsx'
import { Door } from '../session/door.tsx'
import { Answer } from '../ui/answer.tsx'
import { Facts } from '../ui/facts.tsx'
import { TextField } from '../ui/field.tsx'
import { Money } from '../ui/money.tsx'
import { Page, Section } from '../ui/page.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { FeeNotice } from './fee-notice.tsx'
import { WaiverSentence } from './waiver-sentence.tsx'
import { YearChart, YearMonths } from './year-chart.tsx'
import { YearFees, YearStanding } from './year-fees.tsx'
import { YearQuery, type YearPartner, type YearWaiver } from './year-query.ts'
import css from './year.module.css'

export function YearPage() {
  const text = useText()
  return (
    <Door to="partner" title={text('year.title')}>
      {() => <Year />}
    </Door>
  )
}

const aDay = 24 * 60 * 60_000

function Year() {
  const text = useText()
  const [params] = useSearchParams()
  const at = fromInput(`${params.get('on') ?? ''}T23:59`)
  const year = useQuery(asks(YearQuery, { at: at ?? null }))
  const partner = year.data?.viewer?.partner
  return (
    <Page title={text('year.title')} statement={partner ? <WaiverSentence of={partner.feeWaiver} /> : text('year.lead')} actions={<PrintButton />}>
      <Answer to={year} lines={12}>
        {({ viewer }) => viewer?.partner && <YearOf partner={viewer.partner} at={at} />}
      </Answer>
    </Page>
  )
}

function YearOf({ partner, at }: { partner: YearPartner; at: string | undefined }) {
  const [text, locale] = [useText(), useLocale()]
  const { feeWaiver, tierProgress, membership } = partner
  return (
    <>
      {at === undefined && <FeeNotice of={membership.reminders} />}
      <YearStanding of={membership} />
      <Section title={text('year.progress')} lead={at === undefined ? text('year.progressLead') : text('year.asOf', { day: day(locale, at) })}>
        <PastDay joinedAt={partner.joinedAt} />
        <Facts
          of={[
            { label: text('waiver.counted'), value: text('waiver.countedOf', { counted: feeWaiver.qualifying, threshold: feeWaiver.threshold }) },
            { label: text('year.tier'), value: text('year.tierOf', { tier: tierProgress.tier.name, counted: tierProgress.qualifying }) },
            { label: text('year.saved'), value: <Money of={tierProgress.savedToDate} /> },
            { label: text('year.projection'), value: <Projection of={feeWaiver.projection} /> },
          ]}
        />
        <YearChart of={feeWaiver} />
        <YearMonths of={feeWaiver} />
      </Section>
      <YearFees of={membership} />
    </>
  )
}

/** What the year comes to at its pace so far: an estimate, and marked as one. */
function Projection({ of }: { of: YearWaiver['projection'] }) {
  const text = useText()
  if (of === null) return text('year.noProjection')
  return (
    <>
      {of.explanation}
      <Gap />
      {text('year.projectedTier', { tier: of.tier.name })}
    </>
  )
}

/** The waiver and the tier as they stood at the end of a past day. */
function PastDay({ joinedAt }: { joinedAt: string }) {
  const [text, now] = [useText(), useNow()]
  const [params, setParams] = useSearchParams()
  return (
    <div className={css.past}>
      <TextField
        name="on"
        type="date"
        label={text('year.on')}
        hint={text('year.onHint')}
        min={toInput(joinedAt).slice(0, 10)}
        max={toInput(now - aDay).slice(0, 10)}
        value={params.get('on') ?? ''}
        onChange={({ target }) => setParams(target.value === '' ? {} : { on: target.value }, { replace: true })}
      />
    </div>
  )
}
