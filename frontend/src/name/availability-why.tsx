import { anyKind, documentKey } from '../i18n/enums.ts'
import { Gap, Sentence, useText } from '../i18n/text.tsx'
import { Name } from '../ui/name.tsx'
import { WhyAnswer } from '../ui/why.tsx'
import { isFree, matchedLetters, type Availability } from './availability.ts'
import css from './availability-why.module.css'

/** Why a name is as it is: the letters that matched, the papers and who issues them, how the price came about, and the rule. */
export function AvailabilityWhy({ answer }: { answer: Availability }) {
  const text = useText()
  const letters = matchedLetters(answer)
  const papers = { label: text('why.papers'), value: <Papers of={answer} /> }
  const price = { label: text('why.price'), value: <Prices of={answer} /> }
  return (
    <WhyAnswer
      rule={answer.rule}
      remedy={isFree(answer) && answer.remedy === null ? undefined : answer.remedy}
      facts={[...(answer.requirements.length > 0 ? [papers] : []), ...(isFree(answer) ? [price] : [])]}
    >
      {letters.length > 0 && (
        <p className={css.matched}>
          <Name of={answer.name} matched={letters} />
        </p>
      )}
      <p>{answer.reason}</p>
    </WhyAnswer>
  )
}

function Papers({ of }: { of: Availability }) {
  const text = useText()
  const name = (kind: Availability['requirements'][number]['kind']) => text(documentKey(kind))
  return (
    <ul className={css.papers}>
      {of.requirements.map((paper) => (
        <li key={paper.kind}>
          <strong>{name(paper.kind)}</strong>
          <p>
            {paper.reason}
            <Gap />
            {paper.issuedBy !== null && text('why.issuedBy', { issuer: paper.issuedBy })}
            <Gap />
            {paper.alternatives.length > 0 && text('why.insteadOf', { kinds: anyKind(text, paper.alternatives) })}
          </p>
          {paper.matchedTerm !== null && (
            <p>
              <Sentence of="why.matched" values={{ letters: <mark className={css.letters}>{paper.matchedTerm}</mark> }} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Prices({ of }: { of: Availability }) {
  return (
    <ul className={css.prices}>
      {of.fees.map((fee) => (
        <li key={fee.operation}>{fee.explanation}</li>
      ))}
    </ul>
  )
}
