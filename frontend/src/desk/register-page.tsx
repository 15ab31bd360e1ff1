import { lazy, Suspense, type ComponentType } from 'react'
import { useSearchParams } from 'wouter'
import { Sentence, useText } from '../i18n/text.tsx'
import { Allowed, Door } from '../session/door.tsx'
import { useMay } from '../session/may.ts'
import { Loading } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Name } from '../ui/name.tsx'
import { Page } from '../ui/page.tsx'
import { Finished } from './register/finished.tsx'
import { blank, stepOf, steps, type Draft, type Step } from './register/draft.ts'
import { useKept } from './register/kept.ts'
import { NameStep } from './register/name-step.tsx'
import { Progress } from './register/progress.tsx'
import css from './register/register.module.css'
import type { StepProps } from './register/step.ts'

export function RegisterPage() {
  const text = useText()
  const registers = useMay('register')
  return (
    <Door to="partner" title={text('place.register')}>
      {({ partner }) =>
        partner && registers ? (
          <Wizard partnerId={partner.id} />
        ) : (
          <Page title={text('place.register')} statement={text('register.notYou')}>
            <Allowed to="register">{null}</Allowed>
          </Page>
        )
      }
    </Door>
  )
}

/** One begins with the name; the code of each further step comes when it is reached. */
const screens: Record<Step, ComponentType<StepProps>> = {
  name: NameStep,
  holder: lazy(async () => ({ default: (await import('./register/holder-step.tsx')).HolderStep })),
  papers: lazy(async () => ({ default: (await import('./register/papers-step.tsx')).PapersStep })),
  servers: lazy(async () => ({ default: (await import('./register/servers-step.tsx')).ServersStep })),
  check: lazy(async () => ({ default: (await import('./register/check-step.tsx')).CheckStep })),
}

function Wizard({ partnerId }: { partnerId: string }) {
  const text = useText()
  const [params, setParams] = useSearchParams()
  const [draft, change] = useKept(partnerId)
  const step = stepOf(draft, params.get('step'))
  const go = (to: Step) => setParams({ step: to })
  const restart = () => {
    change(() => blank(partnerId))
    setParams({})
  }
  if (draft.done) return <Finished done={draft.done} onAnother={restart} />
  const Screen = screens[step]
  const next = () => go(steps[steps.indexOf(step) + 1] ?? 'check')
  return (
    <Page key={step} title={text('register.title', { at: steps.indexOf(step) + 1, of: steps.length })} statement={<Statement step={step} draft={draft} />}>
      <Progress draft={draft} current={step} onGo={go} />
      <div className={css.step}>
        <Suspense fallback={<Loading lines={6} />}>
          <Screen draft={draft} change={change} next={next} go={go} />
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

/** One question at a time, about the name by its name. */
function Statement({ step, draft }: { step: Step; draft: Draft }) {
  return <Sentence of={`register.ask.${step}`} values={{ name: <Name of={draft.name} /> }} />
}
