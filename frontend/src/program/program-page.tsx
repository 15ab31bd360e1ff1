import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { asks } from '../gql/query.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Answer } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import { Page, Section } from '../ui/page.tsx'
import { programKey } from '../ui/program-status.ts'
import { Status } from '../ui/status.tsx'
import { Counting } from './counting.tsx'
import { Papers } from './papers.tsx'
import css from './program-page.module.css'
import { ProgramQuery, type Program } from './program-query.ts'
import { Suspension } from './suspension.tsx'

export function ProgramPage() {
  const text = useText()
  const program = useQuery(asks(ProgramQuery, {}))
  return (
    <Page
      title={text('program.title')}
      statement={program.data ? <Waiver of={program.data.partnerProgram} /> : text('program.short')}
      actions={
        <>
          <ButtonLink to={paths.join()} look="primary">
            {text('place.join')}
          </ButtonLink>
          <ButtonLink to={paths.fees()}>{text('place.fees')}</ButtonLink>
        </>
      }
    >
      <Answer to={program} lines={12}>
        {({ partnerProgram }) => <Body of={partnerProgram} />}
      </Answer>
    </Page>
  )
}

/** The administration fee and its waiver in one sentence. */
function Waiver({ of }: { of: Program }) {
  return <Sentence of="program.waiver" values={{ fee: <Money of={of.administrationFee} />, threshold: of.waiverThreshold }} />
}

function Body({ of }: { of: Program }) {
  const text = useText()
  const { state, word, note } = programKey(of.status)
  const { minimum, maximum } = of.processingWorkingDays
  return (
    <>
      {of.noticeOfSuspension && <Suspension notice={of.noticeOfSuspension} />}
      <Facts
        of={[
          {
            label: text('program.status'),
            value: (
              <>
                <Status state={state}>{text(word)}</Status>
                <p>{text(note)}</p>
              </>
            ),
          },
          { label: text('program.fee'), value: <Money of={of.administrationFee} /> },
          { label: text('program.answer'), value: text('program.days', { minimum, maximum }) },
          { label: text('program.who'), value: text('program.anyone') },
        ]}
      />
      <Section title={text('program.benefits')}>
        <ul>
          {of.benefits.map((benefit) => (
            <li key={benefit}>{benefit}</li>
          ))}
        </ul>
      </Section>
      <Steps of={of} />
      <Counting threshold={of.waiverThreshold} />
      <Section title={text('program.documents')} lead={text('program.documentsLead')}>
        <Papers documents={of.documents} />
      </Section>
      <Section title={text('program.after')}>
        <p>{text('program.logos')}</p>
        <p>{text('program.final')}</p>
      </Section>
    </>
  )
}

function Steps({ of }: { of: Program }) {
  const text = useText()
  const { minimum, maximum } = of.processingWorkingDays
  return (
    <Section title={text('program.steps')}>
      <ol className={css.steps}>
        <Step title={text('step.terms')}>{text('step.termsHow')}</Step>
        <Step title={text('step.form')}>{text('step.formHow')}</Step>
        <Step title={text('step.name')}>
          <Sentence of="step.nameHow" parts={{ search: <Link href={paths.home()} /> }} />
        </Step>
        <Step title={text('step.sign')}>{text('step.signHow')}</Step>
        <Step title={text('step.pay')}>
          <Sentence of="step.payHow" values={{ fee: <Money of={of.administrationFee} /> }} />
        </Step>
      </ol>
      <p>{text('step.then', { minimum, maximum })}</p>
    </Section>
  )
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className={css.step}>
      <h3>{title}</h3>
      <p>{children}</p>
    </li>
  )
}
