import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { useViewer } from '../session/viewer.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Money } from '../ui/money.tsx'
import { Section } from '../ui/page.tsx'
import row from '../ui/row.module.css'
import type { Program, Step } from './application.ts'
import css from './joining.module.css'
import { steps } from './standing.ts'

/** What to have at hand, in the order of the steps. */
const needs: Step[] = ['REVIEW_TERMS', 'SUBMIT_FORM_AND_BUSINESS_REGISTRATION', 'HOLD_HK_DOMAIN', 'SIGN_AND_STAMP_AGREEMENT', 'SETTLE_ADMINISTRATION_FEE']

/** What joining takes, for who has not begun: the steps, what to have at hand, the time and the fee. */
export function Before({ of }: { of: Program }) {
  const text = useText()
  const viewer = useViewer()
  const { minimum, maximum } = of.processingWorkingDays
  return (
    <>
      {!viewer && (
        <NewPartners of={of}>
          <div className={row.row}>
            <ButtonLink to={paths.signUp(paths.join())} look="primary">
              {text('place.signUp')}
            </ButtonLink>
            <ButtonLink to={paths.signIn(paths.join())}>{text('place.signIn')}</ButtonLink>
          </div>
        </NewPartners>
      )}
      <Section title={text('join.needs')} lead={text('join.needsLead')}>
        <ol className={css.tasks}>
          {needs.map((step) => (
            <li key={step} className={css.need}>
              <h3>{text(steps[step].title)}</h3>
              <p>{step === 'SETTLE_ADMINISTRATION_FEE' ? <Sentence of="join.need.SETTLE_ADMINISTRATION_FEE" values={{ fee: <Money of={of.administrationFee} /> }} /> : text(`join.need.${step}`)}</p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={text('join.then')}>
        <p>{text('step.then', { minimum, maximum })}</p>
        <p>
          <Sentence of="join.readMore" parts={{ program: <Link href={paths.program()} /> }} />
        </p>
      </Section>
    </>
  )
}

/** What lets new applications in, or the notice that keeps them out. */
export function NewPartners({ of, children }: { of: Program; children: ReactNode }) {
  const text = useText()
  const notice = of.noticeOfSuspension
  return (
    <>
      {notice && (
        <section className={css.question} aria-label={text('program.notice')}>
          <h2>{notice.title}</h2>
          {notice.effectiveAt !== null && (
            <p>
              {text('notices.effective')} <Deadline at={notice.effectiveAt} />
            </p>
          )}
          <p>
            {text(of.status === 'SUSPENDED_FOR_REVIEW' ? 'join.suspended' : 'join.suspensionAhead')} <Link href={paths.notices()}>{text('join.readNotice')}</Link>
          </p>
        </section>
      )}
      {of.status !== 'SUSPENDED_FOR_REVIEW' && <div>{children}</div>}
    </>
  )
}
