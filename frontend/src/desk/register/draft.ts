import type { Paper } from '../../document/send.ts'
import type { Attempt } from '../../gql/attempt.ts'

/** The steps of a registration, in the order in which each needs what the one before has settled. */
export const steps = ['name', 'holder', 'papers', 'servers', 'check'] as const
export type Step = (typeof steps)[number]

/** What is sent to register; the key of the attempt is sent beside it. */
export interface Sent {
  name: string
  years: number
  registrantId: string
  nameServers: string[]
  documentIds: string[]
  quoteId: string
}

/** How the waiver stood; what moved is the difference of two of these. */
export interface Tally {
  counted: number
  awaitingDocuments: number
  awaitingPayment: number
}

/** A registration that has been answered. */
export interface Done {
  name: string
  sequence: number
  receivedAt: string
  before: Tally
}

/** A registration on its way. It is kept in the tab, so that nothing typed is lost by a reload; there is no secret in it. */
export interface Draft {
  /** Whose it is: another partner's draft is never shown. */
  partnerId: string
  name: string
  years: number
  holder: { id: string; name: string } | null
  /** How many papers this holder still owes for this name. */
  papersAsked: number
  /** By the kind of paper that is asked for. */
  papers: Record<string, Paper>
  papersSeen: boolean
  servers: string[]
  serversSeen: boolean
  /** A try that was sent, until it is answered: sent again, it is the same try. */
  sent: { attempt: Attempt; input: Sent } | null
  done: Done | null
}

export function blank(partnerId: string): Draft {
  return { partnerId, name: '', years: 1, holder: null, papersAsked: 0, papers: {}, papersSeen: false, servers: ['', ''], serversSeen: false, sent: null, done: null }
}

const finished: Record<Step, (draft: Draft) => boolean> = {
  name: ({ name }) => name !== '',
  holder: ({ holder }) => holder !== null,
  papers: ({ papersSeen }) => papersSeen,
  servers: ({ serversSeen }) => serversSeen,
  check: ({ done }) => done !== null,
}

export function isFinished(draft: Draft, step: Step): boolean {
  return finished[step](draft)
}

/** The furthest step that may be shown: the first one that is not finished. */
export function furthest(draft: Draft): Step {
  return steps.find((step) => !isFinished(draft, step)) ?? 'check'
}

/** The step that the address asks for, or the furthest one where it asks for too much. */
export function stepOf(draft: Draft, asked: string | null): Step {
  const limit = furthest(draft)
  const step = steps.find((known) => known === asked)
  return step !== undefined && steps.indexOf(step) <= steps.indexOf(limit) ? step : limit
}

/** Another name needs other papers, and its holder is judged anew; the name servers may stay. */
export function withName(draft: Draft, name: string, years: number): Draft {
  return name === draft.name ? { ...draft, years } : { ...draft, name, years, holder: null, papers: {}, papersSeen: false }
}

/** The holder has been judged: papers they have on file already are not asked for again. */
export function withHolder(draft: Draft, holder: { id: string; name: string }, papersAsked: number): Draft {
  const same = draft.holder?.id === holder.id
  return { ...draft, holder: { id: holder.id, name: holder.name }, papersAsked, papersSeen: papersAsked === 0 || (same && draft.papersSeen) }
}

/** The papers to send: those that are asked for, whatever else was tried on the way. */
export function paperIds(draft: Draft, asked: readonly { kind: string }[]): string[] {
  return asked.flatMap(({ kind }) => draft.papers[kind]?.id ?? [])
}
