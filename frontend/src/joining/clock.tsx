import { lastInstant, lastMoment } from '../clock/hong-kong.ts'
import { day } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Facts } from '../ui/facts.tsx'
import { Section } from '../ui/page.tsx'
import type { Application } from './application.ts'

/** When the time for the decision began, and between which days it is due. Without a beginning it says what begins it. */
export function Clock({ of }: { of: Application }) {
  const [text, locale] = [useText(), useLocale()]
  if (of.completeAt === null) {
    return (
      <Section title={text('join.clock')}>
        <p>{text('join.clockStands')}</p>
      </Section>
    )
  }
  const window = of.decisionDue
  return (
    <Section title={text('join.clock')} lead={text('join.clockRuns')}>
      <Facts
        of={[
          { label: text('join.completeAt'), value: <Deadline at={of.completeAt} /> },
          {
            label: text('join.due'),
            value: window === null ? text('join.state.noCalendar') : text('join.dueBetween', { from: day(locale, window.startsAt), to: day(locale, lastMoment(window.endsAt)) }),
          },
          ...(window === null ? [] : [{ label: text('join.latest'), value: <Deadline at={lastInstant(window.endsAt)} /> }]),
        ]}
      />
    </Section>
  )
}
