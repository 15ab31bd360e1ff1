import { useEffect, useRef } from 'react'
import { Sentence, useText, type Text } from '../i18n/text.tsx'
import type { Amount } from '../ui/amount.ts'
import { Facts, type Fact } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import css from './booked.module.css'
import type { NewBalance, NewFee } from './payments-query.ts'

/** A payment that has just been booked, and what it left the partner, or the application, with. */
export interface Booking {
  partner: string
  amount: Amount
  reference: string
  left: { balance: NewBalance } | { fee: NewFee }
}

/** What the payment came to; the focus comes here, for the form below is empty again. */
export function Booked({ of }: { of: Booking }) {
  const text = useText()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [of])
  return (
    <section ref={box} tabIndex={-1} className={css.booked} aria-label={text('payments.booked')}>
      <h2>
        <Sentence of="payments.bookedFor" values={{ amount: <Money of={of.amount} />, partner: of.partner }} />
      </h2>
      <Facts
        of={[
          { label: text('payments.reference'), value: of.reference },
          ...('fee' in of.left ? feeFacts(of.left.fee, text) : balanceFacts(of.left.balance, text)),
        ]}
      />
    </section>
  )
}

function balanceFacts({ current, held, available }: NewBalance, text: Text): Fact[] {
  return [
    { label: text('balance.available'), value: <Money of={available} /> },
    { label: text('balance.held'), value: <Money of={held} /> },
    { label: text('balance.current'), value: <Money of={current} /> },
  ]
}

function feeFacts({ paid, outstanding }: NewFee, text: Text): Fact[] {
  return [
    { label: text('payments.feePaid'), value: <Money of={paid} /> },
    { label: text('payments.feeOutstanding'), value: <Money of={outstanding} /> },
  ]
}
