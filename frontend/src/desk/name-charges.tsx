import { useText } from '../i18n/text.tsx'
import { cents } from '../ui/amount.ts'
import { ofCents } from '../ui/cents.ts'
import { PriceExplanation } from '../ui/price-explanation.tsx'
import type { Domain } from './name-query.ts'

/** What was charged, line by line. The lines are served; their sum is only written beneath them. */
export function Charges({ of }: { of: Domain }) {
  const text = useText()
  const total = ofCents(of.charges.reduce((sum, { net }) => sum + cents(net), 0n))
  return <PriceExplanation caption={text('one.charges')} lines={of.charges} total={total} />
}
