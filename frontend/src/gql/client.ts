import { print } from '@0no-co/graphql.web'
import type { DocumentNode } from '@0no-co/graphql.web'
import type { TadaDocumentNode } from 'gql.tada'
import { currentLocale } from '../i18n/locale.ts'
import { Fault, faultKind } from './fault.ts'

/** An operation with its variables and answer; what `graphql(...)` returns. */
export type Operation<Answer, Variables> = TadaDocumentNode<Answer, Variables>

interface Failure {
  message: string
  extensions?: { code?: string; requestId?: string }
}

interface Envelope<Answer> {
  data?: Answer | null
  errors?: Failure[]
  extensions?: { requestId?: string }
}

/** Who carries the access token, and how a new one is fetched; the session registers itself here at start. */
export interface Bearer {
  token(): string | undefined
  renew(): Promise<boolean>
}

let bearer: Bearer = { token: () => undefined, renew: () => Promise.resolve(false) }

export function carryToken(by: Bearer): void {
  bearer = by
}

const texts = new WeakMap<object, string>()

function textOf(document: Pick<DocumentNode, 'kind' | 'definitions'>): string {
  const known = texts.get(document)
  if (known !== undefined) return known
  const text = print(document)
  texts.set(document, text)
  return text
}

/** Sends one operation. An expired token is renewed once, behind the caller's back; every other failure is a Fault. */
export async function request<Answer, Variables>(
  document: Operation<Answer, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer> {
  const token = bearer.token()
  try {
    return await send(document, variables, { token, signal })
  } catch (error) {
    const expired = error instanceof Fault && error.kind === 'signed-out' && token !== undefined
    if (expired && (await bearer.renew())) return send(document, variables, { token: bearer.token(), signal })
    throw error
  }
}

interface Carrying {
  token?: string | undefined
  signal?: AbortSignal | undefined
}

/** Sends one operation exactly once, as whoever the token says; without one, as anybody. */
export async function send<Answer, Variables>(
  document: Operation<Answer, Variables>,
  variables: Variables,
  carrying: Carrying = {},
): Promise<Answer> {
  const response = await reach(JSON.stringify({ query: textOf(document), variables }), carrying)
  const envelope = await read<Answer>(response)
  const failure = envelope?.errors?.[0]
  if (envelope?.data && !failure) return envelope.data
  throw new Fault(faultKind(failure?.extensions?.code, response.status), failure?.message ?? response.statusText, {
    requestId: failure?.extensions?.requestId ?? envelope?.extensions?.requestId ?? response.headers.get('x-request-id') ?? undefined,
    retryAfter: Number(response.headers.get('retry-after')) || undefined,
  })
}

async function reach(body: string, { token, signal }: Carrying): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': currentLocale(),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body,
      signal: signal ?? null,
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new Fault('offline', String(cause))
  }
}

async function read<Answer>(response: Response): Promise<Envelope<Answer> | undefined> {
  try {
    // The one place where the wire is believed: the document's types were made from the schema that the server serves.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    return await response.json()
  } catch {
    return undefined
  }
}
