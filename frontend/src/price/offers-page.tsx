import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { asks } from '../gql/query.ts'
import { Gap, Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { Money } from '../ui/money.tsx'
import { Page, Section } from '../ui/page.tsx'
import css from './promotions.module.css'
import { PromotionDetails } from './promotions.tsx'

const OffersQuery = graphql(`
  query Offers {
    promotions {
      id title code needsCode suffixes operations years percentOff partnersOnly uses remainingUses
      window { startsAt endsAt }
      amountOff { amount currency }
      partners { id }
      used { lines takenOff { amount currency } }
    }
    over: promotions(ended: true) {
      id title code needsCode suffixes operations years percentOff partnersOnly uses remainingUses
      window { startsAt endsAt }
      amountOff { amount currency }
      partners { id }
      used { lines takenOff { amount currency } }
    }
  }
`)

type Offer = ResultOf<typeof OffersQuery>['promotions'][number]

/** What a partner may have of the Special Promotional Scheme, and what it has had. */
export function OffersPage() {
  const text = useText()
  return (
    <Door to="partner" title={text('offers.title')}>
      {() => <Offers />}
    </Door>
  )
}

function Offers() {
  const text = useText()
  const offers = useQuery(asks(OffersQuery, {}))
  const count = offers.data?.promotions.length
  return (
    <Page title={text('offers.title')} statement={count === undefined ? text('offers.lead') : text('offers.statement', { count })}>
      <Answer to={offers} lines={8}>
        {({ promotions, over }) => {
          const had = over.filter(({ used }) => used !== null && used.lines > 0)
          return (
            <>
              {promotions.length === 0 ? <None /> : <List of={promotions} />}
              {had.length > 0 && (
                <Section title={text('offers.ended')}>
                  <List of={had} />
                </Section>
              )}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

function None() {
  const text = useText()
  return (
    <Empty title={text('offers.none')}>
      <p>
        <Sentence of="offers.noneWhy" parts={{ notices: <Link href={paths.notices()} /> }} />
      </p>
    </Empty>
  )
}

function List({ of }: { of: readonly Offer[] }) {
  const text = useText()
  return (
    <ul className={css.promotions}>
      {of.map((offer) => (
        <li key={offer.id} className={css.offer}>
          <h2 className={css.title}>{offer.title}</h2>
          {offer.partners.length > 0 && <p>{text('offers.yours')}</p>}
          <PromotionDetails of={offer} />
          {offer.used && (
            <p>
              {text('offers.usedBy', { lines: offer.used.lines })}
              <Gap />
              <Sentence of="offers.saved" values={{ sum: <Money of={offer.used.takenOff} /> }} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
