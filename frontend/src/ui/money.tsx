import { moneyText, type Amount } from './amount.ts'
import css from './money.module.css'

/** A sum of money in figures that stand under one another. */
export function Money({ of }: { of: Amount }) {
  return (
    <data value={of.amount} className={css.money}>
      {moneyText(of)}
    </data>
  )
}
