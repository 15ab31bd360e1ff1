import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { attemptAt, type Attempt } from '../../gql/attempt.ts'
import { useDeed } from '../../gql/query.ts'
import type { Draft, Sent, Tally } from './draft.ts'
import { Register } from './queries.ts'
import type { StepProps } from './step.ts'

interface Refusal {
  code: string
  field: string[] | null
  message: string
}

export interface Registering {
  busy: boolean
  /** The try had no answer; it may or may not have gone through. */
  fault: Error | null
  refusals: readonly Refusal[]
  attempt: number
  send: (input: Sent) => void
  /** Sends the try that had no answer once more, to the letter and under the same key. */
  resend: () => void
  /** Gives the unanswered try up, to look at everything anew. */
  forget: () => void
}

/** Registers exactly once: a try is kept before it is sent, and is the same try until it has been answered. */
export function useRegister(draft: Draft, change: StepProps['change'], before: Tally): Registering {
  const client = useQueryClient()
  const register = useDeed(Register)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])

  const run = async (input: Sent, attempt: Attempt) => {
    change((kept) => ({ ...kept, sent: { attempt, input } }))
    const answer = await register.mutateAsync({ input: { ...input, dryRun: false, idempotencyKey: attempt.key } }).catch(() => undefined)
    if (!answer) return
    const { userErrors, domain, receipt } = answer.registerDomain
    setRefusals(userErrors)
    const done = domain && receipt && userErrors.length === 0 ? { name: domain.name, sequence: receipt.sequence, receivedAt: receipt.receivedAt, before } : null
    change((kept) => ({ ...kept, sent: null, done }))
    await client.invalidateQueries()
  }

  return {
    busy: register.isPending,
    fault: register.error,
    refusals,
    attempt: register.submittedAt,
    send: (input) => void run(input, attemptAt(input, draft.sent?.attempt)),
    resend: () => {
      if (draft.sent) void run(draft.sent.input, draft.sent.attempt)
    },
    forget: () => change((kept) => ({ ...kept, sent: null })),
  }
}
