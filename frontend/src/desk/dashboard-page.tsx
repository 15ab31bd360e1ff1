import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { asks } from '../gql/query.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { Activity } from '../partner/activity.tsx'
import { paths } from '../paths.ts'
import { FeeNotice } from '../program/fee-notice.tsx'
import { WaiverSentence } from '../program/waiver-sentence.tsx'
import { Door } from '../session/door.tsx'
import { useMay } from '../session/may.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Meter } from '../ui/meter.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Attention } from './attention.tsx'
import { DashboardQuery, type Partner } from './dashboard-query.ts'
import { Figures } from './figures.tsx'

export function DashboardPage() {
  const text = useText()
  return (
    <Door to="partner" title={text('place.dashboard')}>
      {() => <Dashboard />}
    </Door>
  )
}

function Dashboard() {
  const text = useText()
  const answer = useQuery(asks(DashboardQuery, {}))
  const partner = answer.data?.viewer?.partner
  return (
    <Page title={partner?.profile.name ?? text('place.dashboard')} statement={partner ? <WaiverSentence of={partner.feeWaiver} /> : text('waiver.lead')} actions={<Actions />}>
      <Answer to={answer} lines={12}>
        {({ viewer }) => viewer?.partner && <Overview of={viewer.partner} />}
      </Answer>
    </Page>
  )
}

function Actions() {
  const text = useText()
  const registers = useMay('register')
  return (
    <>
      {registers && (
        <ButtonLink to={paths.register()} look="primary">
          {text('place.register')}
        </ButtonLink>
      )}
      <ButtonLink to={paths.waiver()}>{text('dashboard.everyOperation')}</ButtonLink>
    </>
  )
}

function Overview({ of }: { of: Partner }) {
  const text = useText()
  const { feeWaiver } = of
  const recent = of.auditLog.edges.slice(0, 8).map(({ node }) => node)
  return (
    <>
      <FeeNotice of={of.membership.reminders} more />
      <div>
        <Meter
          counted={feeWaiver.qualifying}
          awaitingDocuments={feeWaiver.awaitingDocuments}
          awaitingPayment={feeWaiver.awaitingPayment}
          remaining={feeWaiver.remaining}
          threshold={feeWaiver.threshold}
          startsAt={feeWaiver.window.startsAt}
          endsAt={feeWaiver.window.endsAt}
          links={{ counted: paths.waiver('yes'), documents: paths.domains({ awaiting: 'DOCUMENTS' }), payment: paths.domains({ awaiting: 'PAYMENT' }) }}
        />
      </div>
      <Figures of={of} />
      <Section title={text('attention.title')}>
        <Attention of={of} />
      </Section>
      <Section title={text('dashboard.recent')}>
        {recent.length === 0 ? (
          <Empty title={text('audit.none')} />
        ) : (
          <>
            <Activity label={text('dashboard.recent')} entries={recent} />
            <p>
              <Sentence of="dashboard.allActivity" parts={{ log: <Link href={paths.audit()} /> }} />
            </p>
          </>
        )}
      </Section>
    </>
  )
}
