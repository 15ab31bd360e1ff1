import { useText } from '../../i18n/text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { classNames } from '../../ui/class-names.ts'
import { furthest, isFinished, steps, type Draft, type Step } from './draft.ts'
import css from './register.module.css'

interface ProgressProps {
  draft: Draft
  current: Step
  onGo: (to: Step) => void
}

/** Where one is, what is settled, and the way back to it. */
export function Progress({ draft, current, onGo }: ProgressProps) {
  const text = useText()
  const limit = steps.indexOf(furthest(draft))
  return (
    <nav aria-label={text('register.steps')}>
      <ol className={css.progress}>
        {steps.map((step, index) => (
          <li key={step} className={classNames(css.stage, step === current && css.here)} {...(step === current && { 'aria-current': 'step' as const })}>
            <span className={css.stageName}>
              {isFinished(draft, step) ? <Icon shape="good" /> : <span className={css.number}>{index + 1}</span>}
              {step !== current && index <= limit ? (
                <button type="button" className={css.back} onClick={() => onGo(step)}>
                  {text(`register.step.${step}`)}
                </button>
              ) : (
                text(`register.step.${step}`)
              )}
            </span>
            <span className={css.settled}>{settled(draft, step, text)}</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** What a finished step has settled, in a few words. */
function settled(draft: Draft, step: Step, text: ReturnType<typeof useText>): string {
  if (!isFinished(draft, step)) return ''
  const papers = Object.keys(draft.papers).length
  const servers = draft.servers.filter((server) => server.trim() !== '').length
  const words: Record<Step, () => string> = {
    name: () => draft.name,
    holder: () => draft.holder?.name ?? '',
    papers: () => text(draft.papersAsked === 0 ? 'register.noneNeeded' : 'register.settled.papers', { count: papers }),
    servers: () => text('register.settled.servers', { count: servers }),
    check: () => '',
  }
  return words[step]()
}
