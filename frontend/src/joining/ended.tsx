import { instant } from '../clock/time.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { Link } from 'wouter'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import { Section } from '../ui/page.tsx'
import row from '../ui/row.module.css'
import { Status } from '../ui/status.tsx'
import type { Application } from './application.ts'
import css from './joining.module.css'
import { AcceptedFacts } from './record.tsx'
import { standing } from './standing.ts'

/** How an application ended: the decision in the registry's words, what was given back, and the way on. */
export function Ended({ of }: { of: Application }) {
  const text = useText()
  return (
    <>
      {of.status === 'APPROVED' && <Welcome />}
      <Section title={text('joining.outcome')}>
        <OutcomeFacts of={of} />
      </Section>
      {of.acceptedDocuments.length > 0 && (
        <Section title={text('join.acceptedTitle')}>
          <AcceptedFacts of={of} />
        </Section>
      )}
    </>
  )
}

function Welcome() {
  const text = useText()
  return (
    <Section title={text('join.welcome')}>
      <ul>
        <li>
          <Sentence of="join.welcome.client" parts={{ clients: <Link href={paths.apiClients()} /> }} />
        </li>
        <li>
          <Sentence of="join.welcome.manual" parts={{ program: <Link href={paths.program()} /> }} />
        </li>
        <li>
          <Sentence of="join.welcome.notices" parts={{ welcome: <Link href={paths.notices()} /> }} />
        </li>
      </ul>
      <div className={row.row}>
        <ButtonLink to={paths.dashboard()} look="primary">
          {text('place.dashboard')}
        </ButtonLink>
      </div>
    </Section>
  )
}

/** The end of an application as facts, for the applicant and for the officer. */
export function OutcomeFacts({ of }: { of: Application }) {
  const [text, locale] = [useText(), useLocale()]
  const { state, word } = standing(of)
  const at = of.decision?.decidedAt ?? of.withdrawnAt
  return (
    <Facts
      of={[
        { label: text('joining.standing'), value: <Status state={state}>{text(word)}</Status> },
        ...(at === null ? [] : [{ label: text('joining.endedAt'), value: instant(locale, at) }]),
        ...(of.decision ? [{ label: text('joining.reason'), value: <span className={css.written}>{of.decision.reason}</span> }] : []),
        ...(of.decision?.decidedBy == null ? [] : [{ label: text('joining.decidedBy'), value: of.decision.decidedBy }]),
        ...(of.fee.refunded ? [{ label: text('joining.refunded'), value: <Refunded of={of.fee} /> }] : []),
      ]}
    />
  )
}

function Refunded({ of }: { of: Application['fee'] }) {
  const text = useText()
  if (!of.refunded) return null
  return (
    <>
      <Money of={of.refunded} />
      <p>{Number(of.paid.amount) === 0 ? text('joining.nothingPaid') : <Sentence of="joining.ofPaid" values={{ paid: <Money of={of.paid} /> }} />}</p>
    </>
  )
}
