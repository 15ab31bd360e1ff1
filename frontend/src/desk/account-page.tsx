import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { graphql } from '../gql/graphql.ts'
import { asks } from '../gql/query.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { Answer } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import { Page, Section } from '../ui/page.tsx'
import row from '../ui/row.module.css'

const HowToJoinQuery = graphql(`
  query HowToJoin {
    partnerProgram {
      status
      administrationFee { amount currency }
      waiverThreshold
      processingWorkingDays { minimum maximum }
    }
  }
`)

/** An account that belongs to no partner: what it can do today, and what it cannot. */
export function AccountPage() {
  const text = useText()
  return (
    <Door to="applicant" title={text('place.account')}>
      {({ member }) => (
        <Page title={text('place.account')} statement={text('account.statement')}>
          <Facts of={[{ label: text('signIn.email'), value: member?.email ?? '–' }, { label: text('account.kind'), value: text('account.applicant') }]} />
          <Section title={text('account.can')}>
            <ul>
              <li>
                <Sentence of="account.search" parts={{ search: <Link href={paths.home()} /> }} />
              </li>
              <li>
                <Sentence of="account.papers" parts={{ categories: <Link href={paths.categories()} /> }} />
              </li>
              <li>
                <Sentence of="account.fees" parts={{ fees: <Link href={paths.fees()} /> }} />
              </li>
            </ul>
          </Section>
          <Section title={text('account.register')} lead={text('account.registerLead')}>
            <div>
              <ButtonLink to={paths.partners()}>{text('place.partners')}</ButtonLink>
            </div>
          </Section>
          <Section title={text('account.join')}>
            <Join />
          </Section>
        </Page>
      )}
    </Door>
  )
}

/** How one becomes a partner, and where one applies. */
function Join() {
  const text = useText()
  const program = useQuery(asks(HowToJoinQuery, {}))
  return (
    <Answer to={program} lines={4}>
      {({ partnerProgram }) => (
        <>
          <p>
            <Sentence
              of="account.joinHow"
              values={{
                fee: <Money of={partnerProgram.administrationFee} />,
                threshold: partnerProgram.waiverThreshold,
                minimum: partnerProgram.processingWorkingDays.minimum,
                maximum: partnerProgram.processingWorkingDays.maximum,
              }}
            />
          </p>
          {partnerProgram.status === 'SUSPENDED_FOR_REVIEW' && <p>{text('program.note.SUSPENDED_FOR_REVIEW')}</p>}
          <div className={row.row}>
            <ButtonLink to={paths.join()} look="primary">
              {text('place.join')}
            </ButtonLink>
            <ButtonLink to={paths.program()}>{text('account.steps')}</ButtonLink>
          </div>
        </>
      )}
    </Answer>
  )
}
