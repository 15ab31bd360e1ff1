import { Sentence } from '../i18n/text.tsx'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import { isFree, lowest, needsConsent, priceOf, type Availability } from './availability.ts'

/** What the answers amount to: about the one name that was asked, or about the word in all categories. */
export function Verdict({ on, asked }: { on: readonly Availability[]; asked: string }) {
  const [first] = on
  if (!first) return null
  if (asked.includes('.')) return <OnName answer={first} />
  const label = first.name.split('.')[0] ?? asked
  const free = on.filter(isFree)
  const price = lowest(free.flatMap((answer) => priceOf(answer, 'CREATE') ?? []))
  if (!price) {
    const noName = on.every(({ status }) => status === 'INVALID')
    return <Sentence of={noName ? 'search.noName' : 'search.none'} values={{ label: <Name of={label} /> }} />
  }
  const consent = free.every(needsConsent)
  return <Sentence of={consent ? 'search.consent' : 'search.some'} values={{ label: <Name of={label} />, free: free.length, total: on.length, price: <Money of={price} /> }} />
}

function OnName({ answer }: { answer: Availability }) {
  const name = <Name of={answer.name} />
  const price = priceOf(answer, 'CREATE')
  if (isFree(answer) && price) {
    return <Sentence of={needsConsent(answer) ? 'search.oneConsent' : 'search.oneFree'} values={{ name, price: <Money of={price} /> }} />
  }
  if (answer.phase && answer.status === 'LAUNCH_ONLY') return <Sentence of="search.oneLaunch" values={{ name, phase: answer.phase.title }} />
  if (answer.status === 'PENDING_ALLOCATION') return <Sentence of="search.onePending" values={{ name }} />
  return <Sentence of={answer.status === 'REGISTERED' ? 'search.oneTaken' : 'search.oneNot'} values={{ name }} />
}
