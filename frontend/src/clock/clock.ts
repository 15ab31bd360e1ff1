import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { request } from '../gql/client.ts'
import { graphql } from '../gql/graphql.ts'

const ClockQuery = graphql(`query Clock { now mode }`)

/** How far the server's clock may stray from the reader's before the portal says so. */
export const tolerance = 2 * 60_000

/** Milliseconds by which the server is ahead, taking half the way there and back as the time of its answer. */
export function skewOf(serverNow: string, asked: number, answered: number): number {
  return Date.parse(serverNow) - (asked + answered) / 2
}

/** The key that a mutation which moves the clock invalidates. */
export const clockKey = ['Clock']

function useClock() {
  return useQuery({
    queryKey: clockKey,
    queryFn: async ({ signal }) => {
      const asked = Date.now()
      const { now, mode } = await request(ClockQuery, {}, signal)
      return { skew: skewOf(now, asked, Date.now()), mode }
    },
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: true,
  }).data
}

function useSkew(): number {
  return useClock()?.skew ?? 0
}

/** Whether this is the demo, where nothing is real and the clock can be moved; undefined while that is not known yet. */
export function useDemo(): boolean | undefined {
  const clock = useClock()
  return clock && clock.mode === 'SANDBOX'
}

/** A clock that stands elsewhere, in milliseconds; zero where it agrees with the reader's. */
export function useMovedClock(): number {
  const skew = useSkew()
  return Math.abs(skew) > tolerance ? skew : 0
}

const listeners = new Set<() => void>()
let minute = Date.now()
let ticking: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  ticking ??= setInterval(tick, 15_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

function tick(): void {
  minute = Date.now()
  for (const listener of listeners) listener()
}

/** The registry's present instant, in milliseconds; moves every quarter of a minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => minute) + useSkew()
}
