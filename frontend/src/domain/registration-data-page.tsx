import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { day, instant } from '../clock/time.ts'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { asks } from '../gql/query.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Facts } from '../ui/facts.tsx'
import { Name } from '../ui/name.tsx'
import { Page, Section } from '../ui/page.tsx'
import css from './registration-data-page.module.css'
import { StatusSentences } from './status-list.tsx'

const RegistrationDataQuery = graphql(`
  query RegistrationData($name: DomainName!) {
    now
    registrationData(name: $name) {
      name
      asciiName
      statuses
      sponsor { id name websiteUrl }
      createdAt
      expiresAt
      nameServers
      registrantName
      redactions
      rdapUrl
    }
  }
`)

type Answered = ResultOf<typeof RegistrationDataQuery>
type Data = NonNullable<Answered['registrationData']>

export function RegistrationDataPage() {
  const text = useText()
  const { name } = useParams<'/names/:name'>()
  const asked = name.toLowerCase()
  const found = useQuery(asks(RegistrationDataQuery, { name: asked }))
  return (
    <Page title={text('data.title')} statement={<Statement name={asked} found={found.data} />} {...(found.data?.registrationData && { actions: <PrintButton /> })}>
      <Answer to={found} lines={8}>
        {({ registrationData }) => (registrationData ? <Record of={registrationData} /> : <Nobody name={asked} />)}
      </Answer>
    </Page>
  )
}

function Statement({ name, found }: { name: string; found: Answered | undefined }) {
  const locale = useLocale()
  const data = found?.registrationData
  if (!found) return <Name of={name} />
  if (!data) return <Sentence of="data.nobody" values={{ name: <Name of={name} /> }} />
  const expired = Date.parse(data.expiresAt) <= Date.parse(found.now)
  const key = data.statuses.includes('PENDING_CREATE') ? 'data.pending' : expired ? 'data.expired' : 'data.until'
  return <Sentence of={key} values={{ name: <Name of={data.name} />, day: day(locale, data.expiresAt) }} />
}

function PrintButton() {
  const text = useText()
  return <Button onClick={() => print()}>{text('data.print')}</Button>
}

function Record({ of }: { of: Data }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <>
      <Facts
        of={[
          { label: text('data.name'), value: <Name of={of.name} ascii={of.asciiName} /> },
          { label: text('data.status'), value: <StatusSentences of={of.statuses} /> },
          { label: text('data.holder'), value: of.registrantName ?? text('data.withheld') },
          { label: text('data.sponsor'), value: of.sponsor ? <Sponsor of={of.sponsor} /> : text('data.noSponsor') },
          { label: text('data.since'), value: instant(locale, of.createdAt) },
          { label: text('data.expires'), value: <Deadline at={of.expiresAt} /> },
          { label: text('data.servers'), value: <Servers of={of.nameServers} /> },
          { label: text('data.address'), value: <a href={of.rdapUrl}>{of.rdapUrl}</a> },
        ]}
      />
      {of.redactions.length > 0 && (
        <Section title={text('data.redactions')}>
          <ul>
            {of.redactions.map((redaction) => (
              <li key={redaction}>{redaction}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Sponsor({ of }: { of: NonNullable<Data['sponsor']> }) {
  return of.websiteUrl === null ? of.name : <a href={of.websiteUrl}>{of.name}</a>
}

function Servers({ of }: { of: readonly string[] }) {
  const text = useText()
  if (of.length === 0) return text('data.noServers')
  return (
    <ul className={css.list}>
      {of.map((server) => (
        <li key={server}>
          <Name of={server} />
        </li>
      ))}
    </ul>
  )
}

function Nobody({ name }: { name: string }) {
  const text = useText()
  return (
    <Empty title={text('data.none')}>
      <p>
        <Sentence of="data.noneWhy" parts={{ program: <Link href={paths.partners()} /> }} />
      </p>
      <ButtonLink to={paths.search(name)} look="primary">
        {text('data.lookUp')}
      </ButtonLink>
    </Empty>
  )
}
