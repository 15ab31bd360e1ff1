import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { isOpen, itemOf, useJoining, type Application, type Item, type Program, type Step } from './application.ts'
import css from './joining.module.css'
import { steps, stepStanding } from './standing.ts'
import { Status } from '../ui/status.tsx'

interface OwnStepProps {
  step: Step
  children: (of: { application: Application; program: Program; item: Item }) => ReactNode
}

/** The screen of one step: whose it is, how it stands, and the way back to the list. */
export function OwnStep({ step, children }: OwnStepProps) {
  const text = useText()
  const title = text(steps[step].title)
  return <Door to="applicant" title={title}>{() => <Screen step={step}>{children}</Screen>}</Door>
}

function Screen({ step, children }: OwnStepProps) {
  const text = useText()
  const found = useJoining()
  const application = found.data?.viewer?.application
  const item = application ? itemOf(application, step) : undefined
  return (
    <>
      <p className={css.back}>
        <Link href={paths.join()}>{text('join.back')}</Link>
      </p>
      <Page title={text('join.stepOf', { step: text(steps[step].title) })} statement={item?.nextAction}>
        <Answer to={found} lines={8}>
          {({ partnerProgram }) =>
            application && item && isOpen(application) ? (
              <>
                <StepStatus of={application} item={item} />
                {children({ application, program: partnerProgram, item })}
              </>
            ) : (
              <NoneOpen />
            )
          }
        </Answer>
      </Page>
    </>
  )
}

function StepStatus({ of, item }: { of: Application; item: Item }) {
  const text = useText()
  const { state, word } = stepStanding(of, item)
  return (
    <p className={css.standing}>
      <Status state={state}>{text(word)}</Status> {!item.done && <span>{text(`join.owner.${item.owner}`)}</span>}
    </p>
  )
}

function NoneOpen() {
  const text = useText()
  return (
    <Empty title={text('join.noneOpen')}>
      <p>
        <Sentence of="join.noneOpenWhy" parts={{ join: <Link href={paths.join()} /> }} />
      </p>
      <ButtonLink to={paths.join()} look="primary">
        {text('place.join')}
      </ButtonLink>
    </Empty>
  )
}
