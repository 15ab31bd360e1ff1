import { useState } from 'react'
import { Link } from 'wouter'
import { useMovedClock, useNow } from '../clock/clock.ts'
import { fromInput, toInput } from '../clock/hong-kong.ts'
import { useMoveClock } from '../clock/move.ts'
import { instant, span } from '../clock/time.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts } from '../ui/facts.tsx'
import { TextField } from '../ui/field.tsx'
import form from '../ui/form.module.css'
import { Page, Section } from '../ui/page.tsx'
import row from '../ui/row.module.css'
import { say } from '../ui/toast.tsx'

const day = 24 * 60 * 60_000
const jumps = { day, week: 7 * day, month: 30 * day } as const

export function ClockPage() {
  const text = useText()
  return (
    <Door to="anyone" title={text('clock.title')}>
      {({ mode }) => (mode === 'SANDBOX' ? <Clock /> : <Page title={text('clock.title')} statement={text('clock.live')} />)}
    </Door>
  )
}

function Clock() {
  const [text, locale, now, moved] = [useText(), useLocale(), useNow(), useMovedClock()]
  return (
    <Page title={text('clock.title')} statement={text('clock.shows', { at: instant(locale, now) })}>
      <Facts
        of={[
          { label: text('clock.yours'), value: instant(locale, now - moved) },
          { label: text('clock.moved'), value: moved === 0 ? text('clock.notMoved') : text(moved > 0 ? 'clock.ahead' : 'clock.behind', { span: span(locale, moved) }) },
        ]}
      />
      <p>
        <Sentence of="clock.walk" parts={{ walk: <Link href={paths.walk()} /> }} />
      </p>
      <Section title={text('clock.move')} lead={text('clock.lead')}>
        <Mover now={now} moved={moved} />
      </Section>
    </Page>
  )
}

/** First where to, then the button that says it in full. In the demo the clock may go back as well. */
function Mover({ now, moved }: { now: number; moved: number }) {
  const [text, locale] = [useText(), useLocale()]
  const clock = useMoveClock()
  const [typed, setTyped] = useState(() => toInput(now + day))
  const [refusals, setRefusals] = useState<readonly { message: string }[]>([])
  const to = fromInput(typed)
  const move = async () => {
    if (to === undefined) return
    const answer = await clock.move(to)
    if (!answer) return
    setRefusals(answer.userErrors)
    // The clock is served after a refusal too: as it was.
    if (answer.now !== null && answer.userErrors.length === 0) say(text('clock.done', { at: instant(locale, answer.now) }))
  }
  return (
    <div className={form.form}>
      <ErrorSummary problems={refusals.map(({ message }) => ({ field: 'to', message }))} attempt={clock.attempt} />
      {clock.error && <FaultNotice error={clock.error} />}
      <div className={row.row}>
        <Button onClick={() => setTyped(toInput(now - moved))}>{text('clock.today')}</Button>
        {(['day', 'week', 'month'] as const).map((jump) => (
          <Button key={jump} onClick={() => setTyped(toInput(now + jumps[jump]))}>
            {text(`clock.${jump}`)}
          </Button>
        ))}
      </div>
      <TextField name="to" type="datetime-local" label={text('clock.to')} error={refusals[0]?.message} min="2003-01-01T00:00" value={typed} onChange={(event) => setTyped(event.target.value)} />
      <div>
        <Button look="primary" busy={clock.busy} disabledReason={to === undefined ? text('clock.toMissing') : undefined} onClick={() => void move()}>
          {to === undefined ? text('clock.move') : text('clock.verb', { at: instant(locale, to) })}
        </Button>
      </div>
    </div>
  )
}
