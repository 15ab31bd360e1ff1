import { lazy, Suspense, type ComponentType } from 'react'
import { useSearchParams } from 'wouter'
import { Sentence, useText } from '../i18n/text.tsx'
import { Allowed, Door } from '../session/door.tsx'
import { useMay } from '../session/may.ts'
import { Loading } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Name } from '../ui/name.tsx'
import { Page } from '../ui/page.tsx'
import { blank, furthest, stepOf, steps, type Draft, type Step } from './apply/draft.ts'
import { NameStep } from './apply/name-step.tsx'
import type { StepProps } from './apply/step.ts'
import { readLike, useDraft } from './kept.ts'
import css from './register/register.module.css'

export function ApplyPage() {
  const text = useText()
  const applies = useMay('register')
  return (
    <Door to="partner" title={text('apply.title')}>
      {({ partner }) =>
        partner && applies ? (
          <Wizard partnerId={partner.id} />
        ) : (
          <Page title={text('apply.title')} statement={text('register.notYou')}>
            <Allowed to="register">{null}</Allowed>
          </Page>
        )
      }
    </Door>
  )
}

const screens: Record<Step, ComponentType<StepProps>> = {
  name: NameStep,
  holder: lazy(async () => ({ default: (await import('./apply/holder-step.tsx')).HolderStep })),
  claim: lazy(async () => ({ default: (await import('./apply/claim-step.tsx')).ClaimStep })),
  check: lazy(async () => ({ default: (await import('./apply/check-step.tsx')).CheckStep })),
}

function Wizard({ partnerId }: { partnerId: string }) {
  const text = useText()
  const [params, setParams] = useSearchParams()
  const [draft, change] = useDraft('lionrock.apply', (kept) => {
    const read = readLike(kept, blank(partnerId))
    return read.partnerId === partnerId ? read : blank(partnerId)
  })
  const step = params.has('name') || params.has('phase') ? 'name' : stepOf(draft, params.get('step'))
  const go = (to: Step) => setParams({ step: to })
  const restart = () => {
    change(() => blank(partnerId))
    setParams({})
  }
  const Screen = screens[step]
  return (
    <Page key={step} title={text('apply.at', { at: steps.indexOf(step) + 1, of: steps.length })} statement={<Sentence of={`apply.ask.${step}`} values={{ name: <Name of={draft.name} /> }} />}>
      <Progress draft={draft} current={step} onGo={go} />
      <div className={css.step}>
        <Suspense fallback={<Loading lines={6} />}>
          <Screen draft={draft} change={change} next={() => go(steps[steps.indexOf(step) + 1] ?? 'check')} go={go} restart={restart} />
        </Suspense>
      </div>
      {draft.name !== '' && (
        <div>
          <Button look="plain" onClick={restart}>
            {text('register.restart')}
          </Button>
        </div>
      )}
    </Page>
  )
}

function Progress({ draft, current, onGo }: { draft: Draft; current: Step; onGo: (to: Step) => void }) {
  const text = useText()
  const limit = steps.indexOf(furthest(draft))
  return (
    <nav aria-label={text('register.steps')}>
      <ol className={css.progress}>
        {steps.map((step, index) => (
          <li key={step} className={classNames(css.stage, step === current && css.here)} {...(step === current && { 'aria-current': 'step' as const })}>
            <span className={css.stageName}>
              {index < limit ? <Icon shape="good" /> : <span className={css.number}>{index + 1}</span>}
              {step !== current && index <= limit ? (
                <button type="button" className={css.back} onClick={() => onGo(step)}>
                  {text(`apply.step.${step}`)}
                </button>
              ) : (
                text(`apply.step.${step}`)
              )}
            </span>
            <span className={css.settled}>{step === 'name' ? draft.name : step === 'holder' ? (draft.holder?.name ?? '') : ''}</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
