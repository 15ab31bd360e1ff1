import { RequirementFields } from '../../document/requirement.tsx'
import { graphql, type ResultOf } from '../../gql/graphql.ts'
import { asks } from '../../gql/query.ts'

export const FindNames = graphql(
  `
    query FindNames($names: [String!]!, $years: Int!) {
      domainAvailability(names: $names, years: $years) {
        name
        asciiName
        status
        reason
        remedy
        rule { code summary source version }
        category { id eligibility }
        phase { id kind title stage window { startsAt endsAt } }
        contenders
        requirements { ...RequirementFields }
        fees {
          operation
          years
          list { amount currency }
          net { amount currency }
          explanation
        }
      }
    }
  `,
  [RequirementFields],
)

export type Found = ResultOf<typeof FindNames>['domainAvailability'][number]

export const EndingsQuery = graphql(`
  query Endings {
    domainCategories { id suffix chineseTwin periods }
  }
`)

/** Every check of a registration, and no effect. */
export const Rehearse = graphql(
  `
    mutation RehearseRegistration($input: RegisterDomainInput!) {
      registerDomain(input: $input) {
        domain {
          id
          statuses
          expiresAt
          awaitingUntil
          awaitingDocuments { ...RequirementFields }
          awaitingPayment { amount currency }
        }
        userErrors { code field message }
      }
    }
  `,
  [RequirementFields],
)

export type Rehearsal = ResultOf<typeof Rehearse>['registerDomain']

interface Asked {
  name: string
  years: number
  registrantId: string
  nameServers: string[]
  documentIds: string[]
  quoteId?: string
}

/** A rehearsal is always of this moment: papers are accepted and names are taken while one types. */
export function rehearsalOf(asked: Asked) {
  return { ...asks(Rehearse, { input: { ...asked, dryRun: true, idempotencyKey: 'rehearsal' } }), staleTime: 0 }
}

export const AskPrice = graphql(`
  mutation AskPrice($input: CreateQuoteInput!) {
    createQuote(input: $input) {
      quote {
        id
        expiresAt
        total { amount currency }
        saved { amount currency }
        balanceAfter { amount currency }
        lines {
          name
          operation
          years
          list { amount currency }
          discount { amount currency }
          net { amount currency }
          explanation
        }
      }
      userErrors { code field message }
    }
  }
`)

export type Quote = NonNullable<ResultOf<typeof AskPrice>['createQuote']['quote']>

/** A price is asked for once and holds until it expires; then the reader asks again. */
export function quoteOf(name: string, years: number, code: string) {
  const priced = asks(AskPrice, { input: { operation: 'CREATE', names: [name], years, promotionCode: code === '' ? null : code } })
  return { ...priced, staleTime: Infinity, gcTime: 30 * 60_000 }
}

export const StandingQuery = graphql(`
  query Standing {
    viewer {
      partner {
        id
        balance { available { amount currency } }
        feeWaiver {
          window { startsAt endsAt }
          threshold
          qualifying
          remaining
          awaitingDocuments
          awaitingPayment
          status
          fee { amount currency }
        }
      }
    }
  }
`)

export type Waiver = NonNullable<NonNullable<ResultOf<typeof StandingQuery>['viewer']>['partner']>['feeWaiver']

export const Register = graphql(`
  mutation RegisterName($input: RegisterDomainInput!) {
    registerDomain(input: $input) {
      domain { id name }
      receipt { sequence receivedAt }
      userErrors { code field message }
    }
  }
`)
