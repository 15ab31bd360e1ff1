import { graphql, type ResultOf } from '../gql/graphql.ts'
import type { MessageKey } from '../i18n/catalogue.ts'
import { cents, type Amount } from '../ui/amount.ts'
import type { State } from '../ui/status.tsx'

export const AvailabilityQuery = graphql(`
  query Availability($names: [String!]!) {
    domainAvailability(names: $names, years: 1) {
      name
      asciiName
      status
      reason
      remedy
      category { id eligibility }
      rule { code summary source version }
      phase { id kind title stage window { startsAt endsAt } }
      contenders
      requirements { kind alternatives reason matchedTerm issuedBy }
      fees {
        operation
        list { amount currency }
        net { amount currency }
        explanation
      }
    }
  }
`)

export type Availability = ResultOf<typeof AvailabilityQuery>['domainAvailability'][number]

export function isFree(answer: Availability): boolean {
  return answer.status === 'AVAILABLE'
}

/** The letters of the name that a rule matched. */
export function matchedLetters(answer: Availability): string[] {
  return answer.requirements.flatMap(({ matchedTerm }) => matchedTerm ?? [])
}

/** A name with the letters of a restricted term is free only to whom its authority consents. */
export function needsConsent(answer: Availability): boolean {
  return matchedLetters(answer).length > 0
}

/** The word and the shape of an answer. A free name that waits for an authority's consent is not simply free. */
export function wordOf(answer: Availability): { state: State; word: MessageKey } {
  if (!isFree(answer)) {
    const states: Partial<Record<Availability['status'], State>> = { REGISTERED: 'neutral', LAUNCH_ONLY: 'waiting', PENDING_ALLOCATION: 'waiting' }
    return { state: states[answer.status] ?? 'refused', word: `availability.${answer.status}` }
  }
  if (needsConsent(answer)) return { state: 'waiting', word: 'availability.consent' }
  return { state: 'good', word: 'availability.AVAILABLE' }
}

export function priceOf(answer: Availability, operation: 'CREATE' | 'RENEW'): Amount | undefined {
  return answer.fees.find((fee) => fee.operation === operation)?.net
}

/** The lowest of the served prices. */
export function lowest(amounts: readonly Amount[]): Amount | undefined {
  return [...amounts].sort((a, b) => Number(cents(a) - cents(b)))[0]
}
