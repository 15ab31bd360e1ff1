import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { documentKey } from '../i18n/enums.ts'
import { Gap, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import { Status } from '../ui/status.tsx'
import css from './availability-cells.module.css'
import { LaunchLinks } from './launch-links.tsx'
import { isFree, matchedLetters, priceOf, wordOf, type Availability } from './availability.ts'

/** Names up to this length stand on one line. */
const unbroken = 24

export function NameCell({ answer }: { answer: Availability }) {
  return (
    <>
      <div className={css.name}>
        <Name of={answer.name} whole={answer.name.length <= unbroken} matched={matchedLetters(answer)} />
      </div>
      {answer.asciiName !== null && answer.asciiName !== answer.name && (
        <div className={css.ascii}>
          <Name of={answer.asciiName} whole={answer.asciiName.length <= unbroken} />
        </div>
      )}
    </>
  )
}

/**
 * A free name says who may hold it; any other says why it is not free. The whole reason stands under "Why?". After it
 * stands what can be done from here.
 */
export function StateCell({ answer, children }: { answer: Availability; children?: ReactNode }) {
  const text = useText()
  const { state, word } = wordOf(answer)
  return (
    <>
      <Status state={state}>{text(word)}</Status>
      <p className={css.reason}>
        {isFree(answer) ? answer.category?.eligibility : answer.reason}
        <Gap />
        {answer.status === 'REGISTERED' && <Link href={paths.name(answer.name)}>{text('search.data')}</Link>}
        <LaunchLinks answer={answer} />
        {children}
      </p>
    </>
  )
}

export function PapersCell({ answer }: { answer: Availability }) {
  const text = useText()
  if (answer.requirements.length === 0) return text('search.noPapers')
  return (
    <ul className={css.papers}>
      {answer.requirements.map(({ kind }) => (
        <li key={kind}>{text(documentKey(kind))}</li>
      ))}
    </ul>
  )
}

export function PriceCell({ answer, of }: { answer: Availability; of: 'CREATE' | 'RENEW' }) {
  const price = priceOf(answer, of)
  return price ? <Money of={price} /> : '–'
}
