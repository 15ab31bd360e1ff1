import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMovedClock, useNow } from '../clock/clock.ts'
import { fromInput, toInput } from '../clock/hong-kong.ts'
import { instant, span } from '../clock/time.ts'
import { graphql } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
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

const AdvanceClock = graphql(`
  mutation AdvanceClock($input: AdvanceClockInput!) {
    advanceClock(input: $input) {
      now
      userErrors { code field message }
    }
  }
`)

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
          { label: text('clock.moved'), value: moved === 0 ? text('clock.notMoved') : span(locale, moved) },
        ]}
      />
      <Section title={text('clock.move')} lead={text('clock.lead')}>
        <Mover now={now} />
      </Section>
    </Page>
  )
}

/** First where to, then the button that says it in full: time does not come back. */
function Mover({ now }: { now: number }) {
  const [text, locale] = [useText(), useLocale()]
  const client = useQueryClient()
  const advance = useDeed(AdvanceClock)
  const [typed, setTyped] = useState(() => toInput(now + day))
  const [refusals, setRefusals] = useState<readonly { message: string }[]>([])
  const to = fromInput(typed)
  const move = async () => {
    if (to === undefined) return
    const answer = await advance.mutateAsync({ input: { to } }).catch(() => undefined)
    if (!answer) return
    setRefusals(answer.advanceClock.userErrors)
    // The clock is served after a refusal too: as it was.
    if (answer.advanceClock.now === null || answer.advanceClock.userErrors.length > 0) return
    await client.invalidateQueries()
    say(text('clock.done', { at: instant(locale, answer.advanceClock.now) }))
  }
  return (
    <div className={form.form}>
      <ErrorSummary problems={refusals.map(({ message }) => ({ field: 'to', message }))} attempt={advance.submittedAt} />
      {advance.isError && <FaultNotice error={advance.error} />}
      <div className={row.row}>
        {(['day', 'week', 'month'] as const).map((jump) => (
          <Button key={jump} onClick={() => setTyped(toInput(now + jumps[jump]))}>
            {text(`clock.${jump}`)}
          </Button>
        ))}
      </div>
      <TextField name="to" type="datetime-local" label={text('clock.to')} error={refusals[0]?.message} min={toInput(now)} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <div>
        <Button look="primary" busy={advance.isPending} disabledReason={to === undefined ? text('clock.toMissing') : undefined} onClick={() => void move()}>
          {to === undefined ? text('clock.move') : text('clock.verb', { at: instant(locale, to) })}
        </Button>
      </div>
    </div>
  )
}
