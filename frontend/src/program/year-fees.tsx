import { Link } from 'wouter'
import { lastMoment } from '../clock/hong-kong.ts'
import { day, instant } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Facts, type Fact } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import { Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { MembershipStatus } from '../ui/membership-status.tsx'
import type { YearMembership } from './year-query.ts'

/** How the partner stands by its fee: what it owes, and what happens when. */
export function YearStanding({ of }: { of: YearMembership }) {
  const [text, locale] = [useText(), useLocale()]
  const facts: Fact[] = [
    { label: text('year.standing'), value: <MembershipStatus of={of.status} /> },
    { label: text('year.since'), value: day(locale, of.since) },
    {
      label: text('year.number', { number: of.number }),
      value: text('waiver.windowOf', { from: day(locale, of.year.startsAt), to: day(locale, lastMoment(of.year.endsAt)) }),
    },
  ]
  if (of.status !== 'IN_GOOD_STANDING') facts.push({ label: text('year.owed'), value: <Money of={of.outstanding} /> })
  if (of.until !== null) facts.push({ label: text('year.until'), value: <Deadline at={of.until} /> })
  return (
    <>
      {of.status === 'IN_GOOD_STANDING' && <p>{of.explanation}</p>}
      <Facts of={facts} />
    </>
  )
}

type Fee = YearMembership['fees'][number]
type FeeLine = Fee['lines'][number]
type Line = FeeLine & { fee: Fee }

/** What a line of a fee says: what it is for, how much, and since when it is booked. */
export function useLineColumns<Of extends FeeLine>(): Column<Of>[] {
  const [text, locale] = [useText(), useLocale()]
  return [
    { key: 'line', header: text('year.line'), cell: ({ explanation }) => explanation },
    { key: 'amount', header: text('year.amount'), figures: true, cell: ({ amount }) => <Money of={amount} /> },
    {
      key: 'booked',
      header: text('year.booked'),
      figures: true,
      cell: ({ bookedAt }) => (bookedAt === null ? <Status state="waiting">{text('year.unpaid')}</Status> : instant(locale, bookedAt)),
    },
  ]
}

/** The fee of every year after the first: always a line for the fee and, where it is waived, one that takes it off. */
export function YearFees({ of }: { of: YearMembership }) {
  const text = useText()
  const lines: Line[] = of.fees.flatMap((fee) => fee.lines.map((line) => ({ ...line, fee })))
  const columns: Column<Line>[] = [
    ...useLineColumns<Line>(),
    { key: 'behind', header: text('year.behind'), figures: true, cell: ({ fee }) => <Link href={paths.fee(fee.number)}>{text('fee.registrations', { counted: fee.waiver.qualifying })}</Link> },
  ]
  return (
    <Section title={text('year.fees')} lead={text(lines.length === 0 ? 'year.noFees' : 'year.feesLead')}>
      {lines.length > 0 && <DataTable caption={text('year.fees')} captionHidden columns={columns} rows={lines} rowKey={({ fee, kind }) => `${fee.number}${kind}`} />}
    </Section>
  )
}
