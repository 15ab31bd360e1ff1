import { useQuery } from '@tanstack/react-query'
import { asks } from '../gql/query.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { cents } from '../ui/amount.ts'
import { Answer } from '../ui/answer.tsx'
import { Money } from '../ui/money.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Calculator } from './calculator.tsx'
import { FeesQuery, type Fees } from './fees-query.ts'
import { PriceList } from './price-list.tsx'
import { Promotions } from './promotions.tsx'
import { Tiers } from './tiers.tsx'

export function FeesPage() {
  const text = useText()
  const fees = useQuery(asks(FeesQuery, {}))
  return (
    <Page title={text('fees.title')} statement={fees.data ? <Range of={fees.data} /> : text('fees.statement')}>
      <Answer to={fees} lines={12}>
        {(data) => (
          <>
            <PriceList categories={data.domainCategories} />
            <Calculator categories={data.domainCategories} tiers={data.partnerProgram.tiers} />
            <Tiers tiers={data.partnerProgram.tiers} scheme={data.partnerProgram.volumeDiscount} />
            <Section title={text('fees.promotions')}>
              <Promotions promotions={data.promotions} />
            </Section>
          </>
        )}
      </Answer>
    </Page>
  )
}

/** From the lowest to the highest price of a first year. */
function Range({ of }: { of: Fees }) {
  const text = useText()
  const prices = of.domainCategories
    .flatMap((category) => category.fees.filter((fee) => fee.operation === 'CREATE' && fee.years === 1))
    .map((fee) => fee.net)
    .sort((a, b) => Number(cents(a) - cents(b)))
  const [lowest, highest] = [prices[0], prices.at(-1)]
  if (!lowest || !highest) return text('fees.statement')
  return <Sentence of="fees.range" values={{ lowest: <Money of={lowest} />, highest: <Money of={highest} /> }} />
}
