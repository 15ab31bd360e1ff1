import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asks, pages } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Allowed, Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Link, useSearchParams } from 'wouter'
import { Booked, type Booking } from './booked.tsx'
import { PaymentForm } from './payment-form.tsx'
import { ApplicantsQuery, PayersQuery, UnpaidQuery, type Applicant, type Unpaid } from './payments-query.ts'

export function PaymentsPage() {
  const text = useText()
  return (
    <Door to="officer" title={text('payments.title')}>
      {() => <Payments />}
    </Door>
  )
}

/** Whose payment has come, for a name or an application: payer and sum are taken over into the form. */
export interface Prefill {
  partnerId: string
  amount: string
}

function Payments() {
  const text = useText()
  const unpaid = useInfiniteQuery(pages(UnpaidQuery, (after) => ({ after }), ({ pendingDomains }) => pendingDomains.pageInfo))
  const payers = useQuery(asks(PayersQuery, { search: null }))
  const applicants = useQuery({ ...asks(ApplicantsQuery, {}), staleTime: 0 })
  const owing = applicants.data?.partnerApplications.edges.map(({ node }) => node) ?? []
  const [params, setParams] = useSearchParams()
  const [chosen, setPrefill] = useState<Prefill>()
  const prefill = chosen ?? feeOf(owing.find(({ id }) => id === params.get('application')))
  const [booked, setBooked] = useState<Booking>()
  const total = unpaid.data?.pages[0]?.pendingDomains.totalCount
  const choose = ({ partner, awaitingPayment }: Unpaid) => {
    if (partner) setPrefill({ partnerId: partner.id, amount: awaitingPayment?.amount ?? '' })
  }
  return (
    <Page title={text('payments.title')} statement={total === undefined ? text('payments.lead') : text('payments.waiting', { total })}>
      {booked && <Booked of={booked} />}
      <Section title={text('payments.record')} lead={text('payments.recordLead')}>
        <Allowed to="operate">
          <Answer to={payers} lines={5}>
            {({ partners }) => (
              <PaymentForm
                key={prefill ? `${prefill.partnerId} ${prefill.amount}` : 'empty'}
                payers={partners.edges.map(({ node }) => node)}
                applicants={owing}
                prefill={prefill}
                onBooked={(booking) => {
                  setBooked(booking)
                  setPrefill(undefined)
                  setParams({}, { replace: true })
                }}
              />
            )}
          </Answer>
        </Allowed>
      </Section>
      <Section title={text('payments.unpaid')} lead={text('payments.unpaidLead')}>
        <Answer to={unpaid} lines={6}>
          {({ pages: read }) => {
            const rows = read.flatMap(({ pendingDomains }) => pendingDomains.edges.map(({ node }) => node))
            if (rows.length === 0) return <Empty title={text('payments.none')} />
            return (
              <div>
                <UnpaidTable rows={rows} onChoose={choose} />
                <LoadMore shown={rows.length} total={total ?? rows.length} more={unpaid.hasNextPage} busy={unpaid.isFetchingNextPage} onMore={() => void unpaid.fetchNextPage()} />
              </div>
            )
          }}
        </Answer>
      </Section>
    </Page>
  )
}

function feeOf(applicant: Applicant | undefined): Prefill | undefined {
  return applicant && { partnerId: applicant.id, amount: applicant.fee.outstanding.amount }
}

function UnpaidTable({ rows, onChoose }: { rows: readonly Unpaid[]; onChoose: (row: Unpaid) => void }) {
  const text = useText()
  const columns: Column<Unpaid>[] = [
    {
      key: 'name',
      header: text('names.name'),
      cell: ({ name, asciiName }) => (
        <Link href={paths.domain(name)}>
          <Name of={name} ascii={asciiName} />
        </Link>
      ),
    },
    { key: 'partner', header: text('papers.partner'), cell: ({ partner }) => partner?.name ?? '–' },
    { key: 'due', header: text('payments.due'), figures: true, cell: ({ awaitingPayment }) => awaitingPayment && <Money of={awaitingPayment} /> },
    { key: 'available', header: text('payments.available'), figures: true, cell: ({ partner }) => (partner?.partner ? <Money of={partner.partner.balance.available} /> : '–') },
    { key: 'until', header: text('names.deadline'), cell: ({ awaitingUntil }) => (awaitingUntil === null ? '–' : <Deadline at={awaitingUntil} />) },
    {
      key: 'take',
      header: text('payments.take'),
      cell: (row) => (
        <Button look="plain" onClick={() => onChoose(row)}>
          {text('payments.fill')}
          <span className="unseen"> {row.name}</span>
        </Button>
      ),
    },
  ]
  return <DataTable caption={text('payments.unpaid')} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />
}
