import { lastMoment } from '../clock/hong-kong.ts'
import { day } from '../clock/time.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { Relative } from '../ui/deadline.tsx'
import { Money } from '../ui/money.tsx'
import { questionOf, type Application } from './application.ts'

/** How an application stands, in one sentence. */
export function JoinStatement({ of }: { of: Application }) {
  const [text, locale] = [useText(), useLocale()]
  const done = of.checklist.filter((item) => item.done).length
  if (questionOf(of)) return text('join.state.asked')
  switch (of.status) {
    case 'DRAFT':
      return text('join.state.DRAFT', { done, steps: of.checklist.length })
    case 'AWAITING_DOCUMENTS':
      return text('join.state.AWAITING_DOCUMENTS', { done, steps: of.checklist.length })
    case 'AWAITING_PAYMENT':
      return <Sentence of="join.state.AWAITING_PAYMENT" values={{ fee: <Money of={of.fee.outstanding} /> }} />
    case 'UNDER_REVIEW':
      return <Due of={of} />
    case 'APPROVED':
      return text('join.state.APPROVED', { company: of.partner?.name ?? of.companyName, day: day(locale, of.partner?.since ?? of.decision?.decidedAt ?? of.begunAt) })
    case 'REJECTED':
      return text('join.state.REJECTED')
    case 'WITHDRAWN':
      return text('join.state.WITHDRAWN')
  }
}

/** "The decision is due between 4 and 8 December": in working days, so the last day is a whole one. */
function Due({ of }: { of: Application }) {
  const [text, locale] = [useText(), useLocale()]
  if (of.decisionDue === null) return text('join.state.noCalendar')
  const { startsAt, endsAt } = of.decisionDue
  const values = { from: day(locale, startsAt), to: day(locale, lastMoment(endsAt)), relative: <Relative at={endsAt} /> }
  return <Sentence of={of.overdue ? 'join.state.overdue' : 'join.state.UNDER_REVIEW'} values={values} />
}
