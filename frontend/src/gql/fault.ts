/** Why a request came back without an answer. Refusals are not faults: they are data, in userErrors. */
export type FaultKind = 'offline' | 'signed-out' | 'forbidden' | 'throttled' | 'unavailable' | 'rejected'

/** A request that failed; requestId is what the registry needs to find it in its records. */
export class Fault extends Error {
  readonly kind: FaultKind
  readonly requestId: string | undefined
  /** Seconds to wait before asking again, where the server said so. */
  readonly retryAfter: number | undefined

  constructor(kind: FaultKind, message: string, details: { requestId?: string | undefined; retryAfter?: number | undefined } = {}) {
    super(message)
    this.name = 'Fault'
    this.kind = kind
    this.requestId = details.requestId
    this.retryAfter = details.retryAfter
  }
}

const kindOfCode: Record<string, FaultKind> = {
  UNAUTHENTICATED: 'signed-out',
  FORBIDDEN: 'forbidden',
  THROTTLED: 'throttled',
  COST_LIMIT_EXCEEDED: 'throttled',
  INTERNAL: 'unavailable',
}

const kindOfStatus: Record<number, FaultKind> = { 401: 'signed-out', 403: 'forbidden', 429: 'throttled' }

/** The server's code decides; without one, the HTTP status does. */
export function faultKind(code: string | undefined, status: number): FaultKind {
  const byCode = code === undefined ? undefined : kindOfCode[code]
  return byCode ?? kindOfStatus[status] ?? (status >= 500 ? 'unavailable' : 'rejected')
}
