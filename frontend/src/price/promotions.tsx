import { instant } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Empty } from '../ui/answer.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Facts } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import type { Promotion } from './fees-query.ts'
import css from './promotions.module.css'
import { percentText } from './tier-at.ts'

export function Promotions({ promotions }: { promotions: readonly Promotion[] }) {
  const text = useText()
  if (promotions.length === 0) {
    return (
      <Empty title={text('promotions.none')}>
        <p>{text('promotions.noneWhy')}</p>
      </Empty>
    )
  }
  return (
    <ul className={css.promotions}>
      {promotions.map((promotion) => (
        <li key={promotion.id}>
          <h3>{promotion.title}</h3>
          <PromotionDetails of={promotion} />
        </li>
      ))}
    </ul>
  )
}

export function PromotionDetails({ of }: { of: Promotion }) {
  const [text, locale] = [useText(), useLocale()]
  const list = (items: readonly string[]) => items.join(text('list.and'))
  return (
    <Facts
      of={[
        {
          label: text('promotions.off'),
          value: of.percentOff !== null ? `${percentText(of.percentOff)} %` : of.amountOff && <Money of={of.amountOff} />,
        },
        { label: text('promotions.on'), value: list(of.operations.map((operation) => text(`operation.${operation}`))) },
        { label: text('promotions.categories'), value: of.suffixes.length === 0 ? text('promotions.all') : list(of.suffixes.map((suffix) => `.${suffix}`)) },
        { label: text('promotions.terms'), value: of.years.length === 0 ? text('promotions.all') : text('categories.years', { years: list(of.years.map(String)) }) },
        { label: text('promotions.from'), value: instant(locale, of.window.startsAt) },
        { label: text('promotions.until'), value: <Deadline at={of.window.endsAt} /> },
        ...(of.needsCode ? [{ label: text(of.code === null ? 'promotions.needsCode' : 'promotions.code'), value: of.code === null ? text('promotions.given') : <code>{of.code}</code> }] : []),
        ...(of.remainingUses === null ? [] : [{ label: text('promotions.left'), value: of.remainingUses }]),
      ]}
    />
  )
}
