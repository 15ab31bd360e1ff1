import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNow } from '../clock/clock.ts'
import { instant } from '../clock/time.ts'
import { asks } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Allowed, Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Money } from '../ui/money.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { say } from '../ui/toast.tsx'
import { FeesQuery, type Fees, type Promotion } from './fees-query.ts'
import { PromotionForm } from './promotion-form.tsx'
import { percentText } from './tier-at.ts'

export function PromotionsPage() {
  const text = useText()
  return (
    <Door to="officer" title={text('promotion.title')}>
      {() => <PromotionsDesk />}
    </Door>
  )
}

function PromotionsDesk() {
  const text = useText()
  const fees = useQuery(asks(FeesQuery, {}))
  const count = fees.data?.promotions.length
  return (
    <Page title={text('promotion.title')} statement={count === undefined ? text('promotion.lead') : text('promotion.count', { count })}>
      <Answer to={fees} lines={8}>
        {(data) => (
          <>
            <Allowed to="operate">
              <NewPromotion fees={data} />
            </Allowed>
            <Section title={text('promotion.list')} lead={text('promotion.listLead')}>
              {data.promotions.length === 0 ? <Empty title={text('promotion.none')} /> : <PromotionTable of={data.promotions} />}
            </Section>
          </>
        )}
      </Answer>
    </Page>
  )
}

function NewPromotion({ fees }: { fees: Fees }) {
  const text = useText()
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <div>
        <Button look="primary" onClick={() => setOpen(true)}>
          {text('promotion.add')}
        </Button>
      </div>
    )
  }
  const published = (title: string) => {
    setOpen(false)
    say(text('promotion.published', { title }))
  }
  return (
    <Section title={text('promotion.add')}>
      <PromotionForm fees={fees} onPublished={published} onCancel={() => setOpen(false)} />
    </Section>
  )
}

function PromotionTable({ of }: { of: readonly Promotion[] }) {
  const [text, locale] = [useText(), useLocale()]
  const all = (items: readonly string[]) => (items.length === 0 ? text('promotions.all') : items.join(text('list.and')))
  const columns: Column<Promotion>[] = [
    { key: 'title', header: text('promotion.name'), cell: ({ title }) => title },
    { key: 'state', header: text('promotion.state'), cell: (promotion) => <Running promotion={promotion} /> },
    { key: 'off', header: text('promotions.off'), figures: true, cell: ({ percentOff, amountOff }) => (percentOff === null ? amountOff && <Money of={amountOff} /> : `${percentText(percentOff)} %`) },
    {
      key: 'on',
      header: text('promotions.on'),
      cell: ({ operations, suffixes, years }) => (
        <>
          {operations.map((operation) => text(`operation.${operation}`)).join(text('list.and'))}
          <br />
          {all(suffixes.map((suffix) => `.${suffix}`))}
          <br />
          {years.length === 0 ? text('promotion.allTerms') : text('categories.years', { years: years.join(text('list.and')) })}
        </>
      ),
    },
    { key: 'for', header: text('promotion.for'), cell: ({ partnersOnly }) => text(partnersOnly ? 'promotion.partners' : 'promotion.everyone') },
    { key: 'left', header: text('promotions.left'), figures: true, cell: ({ remainingUses }) => remainingUses ?? text('promotion.noLimit') },
    { key: 'from', header: text('promotions.from'), cell: ({ window }) => instant(locale, window.startsAt) },
    { key: 'until', header: text('promotions.until'), cell: ({ window }) => instant(locale, window.endsAt) },
  ]
  return <DataTable caption={text('promotion.list')} captionHidden columns={columns} rows={of} rowKey={({ id }) => id} />
}

function Running({ promotion: { window, remainingUses } }: { promotion: Promotion }) {
  const [text, now] = [useText(), useNow()]
  if (Date.parse(window.startsAt) > now) return <Status state="waiting">{text('promotion.ahead')}</Status>
  if (remainingUses === 0) return <Status state="neutral">{text('promotion.usedUp')}</Status>
  return <Status state="good">{text('promotion.running')}</Status>
}
