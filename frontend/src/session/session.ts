import { graphql } from '../gql/graphql.ts'
import { carryToken, send } from '../gql/client.ts'
import { Fault } from '../gql/fault.ts'
import { forgetHint, hasHint, leaveHint, whenHintChanges } from './hint.ts'

/** The access token lives in this module's memory and nowhere else; the refresh cookie is out of reach of scripts. */
let token: string | undefined
let timer: ReturnType<typeof setTimeout> | undefined
let renewal: Promise<boolean> | undefined

/** Renewed this long before it expires, so that a slow line never meets an expired token. */
const early = 60_000
/** Never sooner than this, so that a moved clock cannot make the portal renew in a circle. */
const soonest = 30_000
/** Browsers hold a timer in 31 bits of milliseconds. */
const latest = 2 ** 31 - 1

const RefreshSession = graphql(`
  mutation RefreshSession {
    refreshSession {
      accessToken
      expiresAt
      userErrors { code message }
    }
  }
`)

const ServerNow = graphql(`query ServerNow { now }`)

/** When to renew, in milliseconds from now. Both instants are the server's, whose clock may have been moved. */
export function renewalDelay(expiresAt: string, serverNow: string): number {
  const left = Date.parse(expiresAt) - Date.parse(serverNow) - early
  return Math.min(Math.max(left, soonest), latest)
}

/** Takes over a fresh token from signIn, signUp or refreshSession. */
export function begin(accessToken: string, expiresAt: string): void {
  token = accessToken
  leaveHint()
  void renewBefore(expiresAt)
}

/** Forgets the token. The cookie is ended by the signOut mutation, not here. */
export function end(): void {
  token = undefined
  clearTimeout(timer)
  forgetHint()
}

/** At start: asks for a token only when this browser was signed in before, and follows what other tabs do. */
export async function resume(changedElsewhere: () => void): Promise<void> {
  carryToken({ token: () => token, renew })
  whenHintChanges((present) => {
    if (!present) end()
    void (present ? renew() : Promise.resolve(false)).then(changedElsewhere)
  })
  if (hasHint()) await renew()
}

/** One renewal at a time: the cookie rotates, and a cookie used twice would end the session. Tabs take turns. */
export function renew(): Promise<boolean> {
  renewal ??= inTurn(renewOnce).finally(() => {
    renewal = undefined
  })
  return renewal
}

function inTurn(work: () => Promise<boolean>): Promise<boolean> {
  return 'locks' in navigator ? navigator.locks.request('lionrock.renewal', work) : work()
}

async function renewOnce(): Promise<boolean> {
  try {
    const { refreshSession } = await send(RefreshSession, {})
    if (refreshSession.accessToken && refreshSession.expiresAt) {
      begin(refreshSession.accessToken, refreshSession.expiresAt)
      return true
    }
    end()
  } catch (error) {
    const refused = error instanceof Fault && (error.kind === 'signed-out' || error.kind === 'rejected')
    if (refused) end()
  }
  return false
}

/** Without an answer no timer is set: the next refused request renews instead. */
async function renewBefore(expiresAt: string): Promise<void> {
  clearTimeout(timer)
  const answer = await send(ServerNow, {}).catch(() => undefined)
  if (answer) timer = setTimeout(() => void renew(), renewalDelay(expiresAt, answer.now))
}
