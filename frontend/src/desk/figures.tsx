import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { lastMoment } from '../clock/hong-kong.ts'
import { day } from '../clock/time.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { cents, isZero } from '../ui/amount.ts'
import { ofCents } from '../ui/cents.ts'
import { Money } from '../ui/money.tsx'
import { Status } from '../ui/status.tsx'
import css from './dashboard.module.css'
import type { Partner } from './dashboard-query.ts'

/** The money and the tier: facts, set large with their unit and their window. */
export function Figures({ of }: { of: Partner }) {
  const text = useText()
  return (
    <dl className={css.figures}>
      <Figure label={text('balance.available')} value={<Money of={of.balance.available} />}>
        <Held of={of.balance} />
      </Figure>
      <Figure label={text('tiers.tier')} value={of.tierProgress.tier.name}>
        <NextTier of={of.tierProgress} />
      </Figure>
      <Figure label={text('dashboard.saved')} value={<Money of={of.tierProgress.savedToDate} />}>
        <Saved of={of.tierProgress} />
      </Figure>
    </dl>
  )
}

function Figure({ label, value, children }: { label: string; value: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={css.value}>{value}</dd>
      <dd className={css.note}>{children}</dd>
    </div>
  )
}

/** What is held is the partner's own, set aside for names that wait. */
function Held({ of }: { of: Partner['balance'] }) {
  const text = useText()
  const low = of.lowBalanceAlertAt !== null && cents(of.available) < cents(of.lowBalanceAlertAt)
  return (
    <>
      {low && <Status state="waiting">{text('balance.low')}</Status>}
      <p>
        {isZero(of.held) ? (
          text('balance.noneHeld')
        ) : (
          <Sentence of="balance.heldFor" values={{ amount: <Money of={of.held} /> }} parts={{ names: <Link href={paths.domains({ awaiting: 'DOCUMENTS' })} /> }} />
        )}
      </p>
    </>
  )
}

function NextTier({ of }: { of: Partner['tierProgress'] }) {
  const [text, locale] = [useText(), useLocale()]
  const window = { from: day(locale, of.window.startsAt), to: day(locale, lastMoment(of.window.endsAt)) }
  return (
    <>
      <p>{text('tier.now', { percent: plain(of.tier.percentOff), counted: of.qualifying })}</p>
      <p>
        {of.nextTier && of.remaining !== null
          ? text('tier.next', { remaining: of.remaining, next: of.nextTier.name, percent: plain(of.nextTier.percentOff) })
          : text('tier.top')}
      </p>
      <p>{text('tier.window', window)}</p>
      {of.sample && (
        <p>
          <Status state="waiting">{text('tiers.sample')}</Status> {text('tiers.sampleWhy')}
        </p>
      )}
    </>
  )
}

/** What tiers and what promotions have saved; their sum is the registry's own. */
function Saved({ of: { savedToDate, savedByPromotions } }: { of: Partner['tierProgress'] }) {
  const tiers = ofCents(cents(savedToDate) - cents(savedByPromotions))
  return <Sentence of="dashboard.savedParts" values={{ tiers: <Money of={tiers} />, promotions: <Money of={savedByPromotions} /> }} />
}

/** "10.00" percent is 10 percent. */
function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
