import type { DocumentNode } from '@0no-co/graphql.web'
import { infiniteQueryOptions, QueryClient, queryOptions, useMutation, type UseMutationOptions } from '@tanstack/react-query'
import { currentLocale } from '../i18n/locale.ts'
import { request, type Operation } from './client.ts'
import { Fault } from './fault.ts'

const retriable = new Set(['offline', 'unavailable'])

/** One cache for the whole portal. Answers are fresh for a minute; only faults that may pass are tried again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: (count, error) => count < 2 && error instanceof Fault && retriable.has(error.kind),
      retryDelay: (count) => 500 * 2 ** count,
    },
  },
})

function nameOf(document: Pick<DocumentNode, 'definitions'>): string {
  const [first] = document.definitions
  if (!first || !('name' in first)) throw new Error('an operation has a name: the cache knows it by that')
  return first.name.value
}

/** Options for useQuery: `useQuery(asks(FeesQuery, {}))`. The language is part of the key, for answers contain sentences. */
export function asks<Answer, Variables>(document: Operation<Answer, Variables>, variables: Variables) {
  return queryOptions({
    queryKey: [nameOf(document), variables, currentLocale()],
    queryFn: ({ signal }) => request(document, variables, signal),
  })
}

/** A mutation: `const signIn = useDeed(SignInMutation)`, then `signIn.mutateAsync({ input })`. */
export function useDeed<Answer, Variables>(
  document: Operation<Answer, Variables>,
  options: Omit<UseMutationOptions<Answer, Error, Variables>, 'mutationFn'> = {},
) {
  return useMutation({ ...options, mutationFn: (variables: Variables) => request(document, variables) })
}

interface PageInfo {
  hasNextPage: boolean
  endCursor: string | null
}

/**
 * Options for useInfiniteQuery over a connection read by keyset; `pageInfo` says where the next page begins:
 * `pages(PartnersQuery, (after) => ({ search, after }), ({ partners }) => partners.pageInfo)`.
 */
export function pages<Answer, Variables>(
  document: Operation<Answer, Variables>,
  variables: (after: string | null) => Variables,
  pageInfo: (answer: Answer) => PageInfo,
) {
  const first: string | null = null
  return infiniteQueryOptions({
    queryKey: [nameOf(document), variables(first), currentLocale(), 'pages'],
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => request(document, variables(pageParam), signal),
    initialPageParam: first,
    getNextPageParam: (last) => {
      const { hasNextPage, endCursor } = pageInfo(last)
      return hasNextPage ? endCursor : null
    },
  })
}
