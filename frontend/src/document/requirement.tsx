import { graphql, type ResultOf } from '../gql/graphql.ts'
import { anyKind } from '../i18n/enums.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { Name } from '../ui/name.tsx'
import css from './requirement.module.css'

export const RequirementFields = graphql(`
  fragment RequirementFields on DocumentRequirement {
    kind
    alternatives
    reason
    matchedTerm
    issuedBy
  }
`)

export type Requirement = ResultOf<typeof RequirementFields>

/** Why a paper is asked for: the reason, the letters that matched, who issues it and what else would do. */
export function RequirementWhy({ of, name }: { of: Requirement; name?: string | undefined }) {
  const text = useText()
  return (
    <div className={css.why}>
      <p>{of.reason}</p>
      {of.matchedTerm !== null && (
        <p>
          <Sentence of="why.matched" values={{ letters: <Name of={name ?? of.matchedTerm} matched={[of.matchedTerm]} /> }} />
        </p>
      )}
      {of.issuedBy !== null && <p>{text('why.issuedBy', { issuer: of.issuedBy })}</p>}
      {of.alternatives.length > 0 && <p>{text('why.insteadOf', { kinds: anyKind(text, of.alternatives) })}</p>}
    </div>
  )
}
