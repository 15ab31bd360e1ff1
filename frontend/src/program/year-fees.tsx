import { lastMoment } from '../clock/hong-kong.ts'
import { day, instant } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Facts, type Fact } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import { Section } from '../ui/page.tsx'
import { Status, type State } from '../ui/status.tsx'
import type { YearMembership } from './year-query.ts'

const shapes: Record<YearMembership['status'], State> = {
  IN_GOOD_STANDING: 'good',
  FEE_DUE: 'waiting',
  SUSPENDED: 'refused',
  TERMINATED: 'refused',
}

/** How the partner stands by its fee: what it owes, and what happens when. */
export function YearStanding({ of }: { of: YearMembership }) {
  const [text, locale] = [useText(), useLocale()]
  const facts: Fact[] = [
    { label: text('year.standing'), value: <Status state={shapes[of.status]}>{text(`membership.${of.status}`)}</Status> },
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
      <p>{of.explanation}</p>
      <Facts of={facts} />
    </>
  )
}

type Fee = YearMembership['fees'][number]
type Line = Fee['lines'][number] & { fee: Fee }

/** The fee of every year after the first: always a line for the fee and, where it is waived, one that takes it off. */
export function YearFees({ of }: { of: YearMembership }) {
  const [text, locale] = [useText(), useLocale()]
  const lines: Line[] = of.fees.flatMap((fee) => fee.lines.map((line) => ({ ...line, fee })))
  const columns: Column<Line>[] = [
    { key: 'line', header: text('year.line'), cell: ({ explanation }) => explanation },
    { key: 'amount', header: text('year.amount'), figures: true, cell: ({ amount }) => <Money of={amount} /> },
    { key: 'booked', header: text('year.booked'), figures: true, cell: ({ bookedAt }) => (bookedAt === null ? text('year.unpaid') : instant(locale, bookedAt)) },
    { key: 'behind', header: text('year.behind'), figures: true, cell: ({ fee }) => text('waiver.countedOf', { counted: fee.waiver.qualifying, threshold: fee.waiver.threshold }) },
  ]
  return (
    <Section title={text('year.fees')} lead={text(lines.length === 0 ? 'year.noFees' : 'year.feesLead')}>
      {lines.length > 0 && <DataTable caption={text('year.fees')} captionHidden columns={columns} rows={lines} rowKey={({ fee, kind }) => `${fee.number}${kind}`} />}
    </Section>
  )
}
