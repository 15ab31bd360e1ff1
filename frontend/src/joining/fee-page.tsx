import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import { Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { Why } from '../ui/why.tsx'
import type { Application } from './application.ts'
import css from './joining.module.css'
import { OwnStep } from './own.tsx'

/** Step 5: what is to be paid, what is given back of it, and only then where to pay it to. */
export function FeePage() {
  return <OwnStep step="SETTLE_ADMINISTRATION_FEE">{({ application }) => <FeeStep of={application.fee} />}</OwnStep>
}

function FeeStep({ of }: { of: Application['fee'] }) {
  const text = useText()
  return (
    <>
      <section className={css.policy} aria-label={text('join.refund')}>
        <h2>{text('join.refund')}</h2>
        <p>{of.refundPolicy}</p>
      </section>
      <Section title={text('join.feeTitle')}>
        <Facts
          of={[
            {
              label: text('program.fee'),
              value: (
                <>
                  <Money of={of.line.net} />
                  <p>{of.line.explanation}</p>
                  <Why rule={of.line.rule} about={text('program.fee')} />
                </>
              ),
            },
            { label: text('join.paid'), value: <Money of={of.paid} /> },
            { label: text('join.outstanding'), value: <Money of={of.outstanding} /> },
          ]}
        />
      </Section>
      <HowToPay of={of} />
      <div>
        <ButtonLink to={paths.join()} look="primary">
          {text('join.back')}
        </ButtonLink>
      </div>
    </>
  )
}

function HowToPay({ of }: { of: Application['fee'] }) {
  const text = useText()
  const { accountName, bank, accountNumber, fpsId, sample } = of.payTo
  return (
    <Section title={text('join.payTitle')} lead={<Sentence of="join.payLead" values={{ amount: <Money of={of.outstanding} /> }} />}>
      {sample && (
        <p>
          <Status state="waiting">{text('join.paySample')}</Status>
        </p>
      )}
      <div className={css.reference}>
        <span>{text('join.reference')}</span>
        <strong className={css.code}>{of.reference}</strong>
        <CopyButton of={of.reference} label={text('join.copyReference')} />
      </div>
      <Facts
        of={[
          { label: text('join.payName'), value: accountName },
          { label: text('join.payBank'), value: bank },
          { label: text('join.payNumber'), value: <span className={css.code}>{accountNumber}</span> },
          ...(fpsId === '' ? [] : [{ label: text('join.fps'), value: <span className={css.code}>{fpsId}</span> }]),
        ]}
      />
      <p>{text('join.payThen')}</p>
    </Section>
  )
}
