import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNow } from '../clock/clock.ts'
import { instant } from '../clock/time.ts'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { asks } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Allowed, Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { later } from '../ui/later.tsx'
import { Money } from '../ui/money.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { say } from '../ui/toast.tsx'
import { FeesQuery, type Fees } from './fees-query.ts'
import { percentText } from './tier-at.ts'

const DeskPromotions = graphql(`
  query DeskPromotions {
    promotions {
      id title code suffixes operations years percentOff partnersOnly uses remainingUses
      window { startsAt endsAt }
      amountOff { amount currency }
      partners { id name }
      used { lines takenOff { amount currency } }
    }
    over: promotions(ended: true) {
      id title code suffixes operations years percentOff partnersOnly uses remainingUses
      window { startsAt endsAt }
      amountOff { amount currency }
      partners { id name }
      used { lines takenOff { amount currency } }
    }
  }
`)

type Promotion = ResultOf<typeof DeskPromotions>['promotions'][number]

/** The code of the form comes when it is opened. */
const PromotionForm = later(async () => (await import('./promotion-form.tsx')).PromotionForm)

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
  const listed = useQuery(asks(DeskPromotions, {}))
  const count = listed.data?.promotions.length
  return (
    <Page title={text('promotion.title')} statement={count === undefined ? text('promotion.lead') : text('promotion.count', { count })}>
      <Answer to={fees} lines={8}>
        {(data) => (
          <>
            <Allowed to="operate">
              <NewPromotion fees={data} />
            </Allowed>
          </>
        )}
      </Answer>
      <Answer to={listed} lines={8}>
        {({ promotions, over }) => (
          <>
            <Section title={text('promotion.list')} lead={text('promotion.listLead')}>
              {promotions.length === 0 ? <Empty title={text('promotion.none')} /> : <PromotionTable caption={text('promotion.list')} of={promotions} />}
            </Section>
            <Section title={text('promotion.ended')}>
              {over.length === 0 ? <p>{text('promotion.endedNone')}</p> : <PromotionTable caption={text('promotion.ended')} of={over} />}
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

function PromotionTable({ caption, of }: { caption: string; of: readonly Promotion[] }) {
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
    { key: 'for', header: text('promotion.for'), cell: (promotion) => <Whom promotion={promotion} /> },
    {
      key: 'used',
      header: text('promotion.used'),
      figures: true,
      cell: ({ used, uses }) => (uses === null ? used?.lines : text('promotion.usedOf', { lines: used?.lines ?? 0, uses })),
    },
    { key: 'left', header: text('promotions.left'), figures: true, cell: ({ remainingUses }) => remainingUses ?? text('promotion.noLimit') },
    { key: 'takenOff', header: text('promotion.takenOff'), figures: true, cell: ({ used }) => used && <Money of={used.takenOff} /> },
    { key: 'from', header: text('promotions.from'), cell: ({ window }) => instant(locale, window.startsAt) },
    { key: 'until', header: text('promotions.until'), cell: ({ window }) => instant(locale, window.endsAt) },
  ]
  return <DataTable caption={caption} captionHidden columns={columns} rows={of} rowKey={({ id }) => id} />
}

function Running({ promotion: { window, remainingUses } }: { promotion: Promotion }) {
  const [text, now] = [useText(), useNow()]
  if (Date.parse(window.endsAt) <= now) return <Status state="neutral">{text('promotion.over')}</Status>
  if (Date.parse(window.startsAt) > now) return <Status state="waiting">{text('promotion.ahead')}</Status>
  if (remainingUses === 0) return <Status state="neutral">{text('promotion.usedUp')}</Status>
  return <Status state="good">{text('promotion.running')}</Status>
}

/** For everyone, for partners or for some of them; and whether it asks for a code. */
function Whom({ promotion: { partnersOnly, partners, code } }: { promotion: Promotion }) {
  const text = useText()
  const named = partners.map(({ name }) => name).join(text('list.and'))
  return (
    <>
      {named === '' ? text(partnersOnly ? 'promotion.partners' : 'promotion.everyone') : named}
      {code !== null && (
        <>
          <br />
          {text('promotions.code')} <code>{code}</code>
        </>
      )}
    </>
  )
}
