import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './schema.d.ts'

/** `graphql` turns the text of an operation into a document that knows its variables and its answer. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  disableMasking: true
  scalars: {
    Date: string
    DateTime: string
    Decimal: string
    DomainName: string
    JSON: unknown
    URL: string
  }
}>()

export type { ResultOf, VariablesOf } from 'gql.tada'
