import { useState } from 'react'
import { Link } from 'wouter'
import { useDemo, useMovedClock, useNow } from '../clock/clock.ts'
import { useMoveClock } from '../clock/move.ts'
import { instant } from '../clock/time.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { useViewer } from '../session/viewer.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Page } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { say } from '../ui/toast.tsx'
import css from './walk.module.css'
import { stepAt, walkSteps, type Walker, type WalkStep } from './walk.ts'

/** Who plays whom in the demo. */
const people: Record<Exclude<Walker, 'anyone'>, string> = {
  partner: 'partner@harbour.example',
  kowloon: 'partner@kowloon.example',
  officer: 'officer@registry.example',
  officer2: 'officer2@registry.example',
  committee: 'committee1@registry.example',
  member: 'committee2@registry.example',
}

/** The launch of 2004 in a quarter of an hour: the clock is moved to each step, and each says what to look at, as whom. */
export function WalkPage() {
  const [text, locale, now, moved] = [useText(), useLocale(), useNow(), useMovedClock()]
  const clock = useMoveClock()
  const viewer = useViewer()
  const [problems, setProblems] = useState<readonly { message: string }[]>([])
  const at = stepAt(now)
  const move = async (to: string) => {
    const answer = await clock.move(to)
    if (!answer) return
    setProblems(answer.userErrors)
    if (answer.now !== null && answer.userErrors.length === 0) say(text('clock.done', { at: instant(locale, answer.now) }))
  }
  const step = walkSteps[at]
  const demo = useDemo()
  const may = viewer !== null && viewer !== undefined && demo === true
  return (
    <Page title={text('place.walk')} statement={step ? text('walk.here', { at: at + 1, of: walkSteps.length, title: text(`walk.${step.key}`) }) : text('walk.lead')}>
      <ErrorSummary problems={problems} attempt={clock.attempt} />
      {clock.error && <FaultNotice error={clock.error} />}
      {demo === false && <p>{text('clock.live')}</p>}
      {viewer === null && demo === true && (
        <p>
          <Sentence of="walk.signIn" parts={{ signIn: <Link href={paths.signIn(paths.walk())} /> }} />
        </p>
      )}
      <p>{text('walk.how')}</p>
      <ol className={css.walk}>
        {walkSteps.map((one, index) => (
          <Step key={one.key} of={one} place={index < at ? 'past' : index === at ? 'here' : 'ahead'} busy={clock.busy} enters={viewer === null} onMove={may ? () => void move(one.at) : undefined} />
        ))}
      </ol>
      {may && moved !== 0 && (
        <div>
          <Button busy={clock.busy} onClick={() => void move(new Date(now - moved).toISOString())}>
            {text('walk.back')}
          </Button>
        </div>
      )}
    </Page>
  )
}

interface StepProps {
  of: WalkStep
  place: 'past' | 'here' | 'ahead'
  busy: boolean
  /** Nobody is signed in: whoever looks as somebody comes through the door first. */
  enters: boolean
  onMove: (() => void) | undefined
}

function Step({ of, place, busy, enters, onMove }: StepProps) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <li className={classNames(css.step, css[place])} {...(place === 'here' && { 'aria-current': 'step' as const })}>
      <div className={css.when}>
        <time dateTime={of.at}>{instant(locale, of.at)}</time>
        {place === 'here' && <Status state="good">{text('walk.now')}</Status>}
        {onMove && (
          <Button look={place === 'ahead' ? 'primary' : 'quiet'} busy={busy} onClick={onMove}>
            {text(place === 'past' ? 'walk.moveBack' : place === 'here' ? 'walk.again' : 'walk.move')}
            <span className="unseen"> {text(`walk.${of.key}`)}</span>
          </Button>
        )}
      </div>
      <div className={css.what}>
        <h2>{text(`walk.${of.key}`)}</h2>
        <p>{text(`walk.${of.key}.what`)}</p>
        <ul className={css.sights}>
          {of.sights.map(({ to, label, as }) => (
            <li key={`${to} ${as}`}>
              <Link href={enters && as !== 'anyone' ? paths.signIn(to) : to}>{text(label)}</Link> <span className={css.as}>{as === 'anyone' ? text('walk.anyone') : text('walk.as', { email: people[as] })}</span>
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}
