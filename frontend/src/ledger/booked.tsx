import { useEffect, useRef } from 'react'
import { Sentence, useText } from '../i18n/text.tsx'
import type { Amount } from '../ui/amount.ts'
import { Facts } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import css from './booked.module.css'
import type { NewBalance } from './payments-query.ts'

/** A payment that has just been booked, and what it left the partner with. */
export interface Booking {
  partner: string
  amount: Amount
  reference: string
  balance: NewBalance
}

/** What the payment came to; the focus comes here, for the form below is empty again. */
export function Booked({ of }: { of: Booking }) {
  const text = useText()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [of])
  const { current, held, available } = of.balance
  return (
    <section ref={box} tabIndex={-1} className={css.booked} aria-label={text('payments.booked')}>
      <h2>
        <Sentence of="payments.bookedFor" values={{ amount: <Money of={of.amount} />, partner: of.partner }} />
      </h2>
      <Facts
        of={[
          { label: text('payments.reference'), value: of.reference },
          { label: text('balance.available'), value: <Money of={available} /> },
          { label: text('balance.held'), value: <Money of={held} /> },
          { label: text('balance.current'), value: <Money of={current} /> },
        ]}
      />
    </section>
  )
}
