import { useQuery } from '@tanstack/react-query'
import { instant } from '../clock/time.ts'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { asks } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Allowed, Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Facts } from '../ui/facts.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { inHere } from './directory-entry.tsx'
import css from './logos.module.css'
import { ReviewLogoForm } from './review-logo-form.tsx'

const LogosQuery = graphql(`
  query Logos {
    logosToReview {
      id
      submittedAt
      postedUrl
      partner { id displayName websiteUrl }
      drawn { url width height }
    }
    partners(first: 100) {
      edges {
        node {
          id
          displayName
          partner { id logoExchange { status partnerPageUrl postedByRegistryAt verifiedAt } }
        }
      }
    }
  }
`)

type Waiting = ResultOf<typeof LogosQuery>['logosToReview'][number]
type Row = ResultOf<typeof LogosQuery>['partners']['edges'][number]['node']

/** The registry's side of the exchange of logos. */
export function LogosPage() {
  const text = useText()
  return (
    <Door to="officer" title={text('logos.title')}>
      {() => <Logos />}
    </Door>
  )
}

function Logos() {
  const text = useText()
  const logos = useQuery(asks(LogosQuery, {}))
  const count = logos.data?.logosToReview.length
  return (
    <Page title={text('logos.title')} statement={count === undefined ? text('logos.lead') : text('logos.statement', { count })}>
      <Answer to={logos} lines={8}>
        {({ logosToReview, partners }) => (
          <>
            {logosToReview.length === 0 ? (
              <Empty title={text('logos.none')}>
                <p>{text('logos.noneWhy')}</p>
              </Empty>
            ) : (
              <ul className={css.queue}>
                {logosToReview.map((logo) => (
                  <WaitingLogo key={logo.id} of={logo} />
                ))}
              </ul>
            )}
            <Section title={text('logos.all')}>
              <Exchanges of={partners.edges.map(({ node }) => node)} />
            </Section>
          </>
        )}
      </Answer>
    </Page>
  )
}

function WaitingLogo({ of }: { of: Waiting }) {
  const [text, locale] = [useText(), useLocale()]
  const name = of.partner.displayName
  const shown = of.drawn[1]
  return (
    <li className={css.waiting}>
      <h2>{name}</h2>
      {shown && (
        <div className={css.plate}>
          <img src={inHere(shown.url)} width={shown.width} height={shown.height} alt={text('logo.alt', { name })} />
        </div>
      )}
      <Facts
        of={[
          { label: text('logos.sent'), value: instant(locale, of.submittedAt) },
          ...(of.partner.websiteUrl === null ? [] : [{ label: text('partners.website'), value: <a href={of.partner.websiteUrl}>{new URL(of.partner.websiteUrl).host}</a> }]),
          {
            label: text('logos.now'),
            value: of.postedUrl === null ? text('logos.first') : <img className={css.now} src={inHere(of.postedUrl)} alt={text('logo.alt', { name })} />,
          },
        ]}
      />
      <Allowed to="operate">
        <ReviewLogoForm logoId={of.id} name={name} />
      </Allowed>
    </li>
  )
}

function Exchanges({ of }: { of: readonly Row[] }) {
  const [text, locale] = [useText(), useLocale()]
  const columns: Column<Row>[] = [
    { key: 'name', header: text('partners.name'), cell: ({ displayName }) => displayName },
    {
      key: 'state',
      header: text('logos.state'),
      cell: ({ partner }) => partner && <Status state={partner.logoExchange.status === 'POSTED_BY_BOTH' ? 'good' : 'waiting'}>{text(`logos.is.${partner.logoExchange.status}`)}</Status>,
    },
    { key: 'posted', header: text('logo.postedAt'), cell: ({ partner }) => (partner?.logoExchange.postedByRegistryAt ? instant(locale, partner.logoExchange.postedByRegistryAt) : null) },
    {
      key: 'page',
      header: text('logos.page'),
      cell: ({ partner }) => (partner?.logoExchange.verifiedAt ? instant(locale, partner.logoExchange.verifiedAt) : null),
    },
  ]
  return <DataTable caption={text('logos.all')} captionHidden columns={columns} rows={of} rowKey={({ id }) => id} />
}
