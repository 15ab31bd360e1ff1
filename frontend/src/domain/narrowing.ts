import type { DomainStatus } from '../i18n/enums.ts'

/** The statuses that a list may be narrowed to: those that a name can have by itself today. */
export const findable = ['OK', 'INACTIVE', 'PENDING_CREATE', 'SERVER_HOLD', 'REDEMPTION_PERIOD'] as const satisfies readonly DomainStatus[]
export const spans = [30, 60, 90, 365] as const
export const waits = ['DOCUMENTS', 'PAYMENT'] as const
export const sorts = ['NAME', 'CREATED_AT', 'EXPIRES_AT'] as const
export type SortKey = (typeof sorts)[number]

/** How a list of names is narrowed and sorted; it stands in the address, so that it can be kept, sent and gone back to. */
export interface Narrowing {
  search: string
  status: (typeof findable)[number] | undefined
  awaiting: (typeof waits)[number] | undefined
  within: (typeof spans)[number] | undefined
  sort: { by: SortKey; descending: boolean }
}

/** Reads the address; what it does not understand is left out. */
export function fromSearch(params: URLSearchParams): Narrowing {
  const sort = params.get('sort') ?? ''
  return {
    search: params.get('q') ?? '',
    status: findable.find((status) => status === params.get('status')),
    awaiting: waits.find((wait) => wait === params.get('awaiting')),
    within: spans.find((days) => String(days) === params.get('within')),
    sort: { by: sorts.find((key) => key === sort.replace('-', '')) ?? 'CREATED_AT', descending: sort === '' || sort.startsWith('-') },
  }
}

/** Writes the address; what stands as it would anyway is left out. */
export function toSearch({ search, status, awaiting, within, sort }: Narrowing): Record<string, string> {
  const order = `${sort.descending ? '-' : ''}${sort.by}`
  return {
    ...(search !== '' && { q: search }),
    ...(status && { status }),
    ...(awaiting && { awaiting }),
    ...(within && { within: String(within) }),
    ...(order !== '-CREATED_AT' && { sort: order }),
  }
}

export function isNarrowed({ search, status, awaiting, within }: Narrowing): boolean {
  return search !== '' || status !== undefined || awaiting !== undefined || within !== undefined
}

/** The same as variables of the query. */
export function toVariables({ search, status, awaiting, within, sort }: Narrowing) {
  return {
    filter: {
      search: search === '' ? null : search,
      statuses: status ? [status] : null,
      awaiting: awaiting ?? null,
      expiringWithinDays: within ?? null,
    },
    order: { field: sort.by, direction: sort.descending ? ('DESC' as const) : ('ASC' as const) },
  }
}
