import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../i18n/text.tsx'
import { FaultNotice } from '../../ui/answer.tsx'
import { Button } from '../../ui/button.tsx'
import type { Problem } from '../../ui/error-summary.tsx'
import { ServerFields, serversOf } from '../server-fields.tsx'
import { rehearsalOf } from './queries.ts'
import css from './register.module.css'
import type { StepProps } from './step.ts'

/** Where the name will point. The rules are asked before one goes on, so that a mistyped host is found here. */
export function ServersStep({ draft, change, next }: StepProps) {
  const text = useText()
  const client = useQueryClient()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [asking, setAsking] = useState<'yes' | Error>()
  const [attempt, setAttempt] = useState(0)
  const nameServers = serversOf(draft.servers)

  const settle = async () => {
    setAttempt(attempt + 1)
    setAsking('yes')
    change((before) => ({ ...before, servers: nameServers.length === 0 ? [''] : nameServers }))
    try {
      const asked = { name: draft.name, years: draft.years, registrantId: draft.holder?.id ?? '', nameServers, documentIds: [] }
      const { registerDomain } = await client.query(rehearsalOf(asked))
      setAsking(undefined)
      const refusals = registerDomain.userErrors.filter(({ field }) => field?.[0] === 'nameServers')
      setProblems(refusals.map(({ field, message }) => ({ field: `server-${field?.[1] ?? 0}`, message })))
      if (refusals.length > 0) return
      change((before) => ({ ...before, serversSeen: true }))
      next()
    } catch (error) {
      setAsking(error instanceof Error ? error : undefined)
    }
  }

  return (
    <form
      noValidate
      className={css.step}
      onSubmit={(event) => {
        event.preventDefault()
        if (asking !== 'yes') void settle()
      }}
    >
      {asking instanceof Error && <FaultNotice error={asking} />}
      <p>{text('servers.hint')}</p>
      <ServerFields servers={draft.servers} onChange={(servers) => change((before) => ({ ...before, servers: [...servers] }))} problems={problems} attempt={attempt} />
      <div>
        <Button type="submit" look="primary" busy={asking === 'yes'}>
          {text(nameServers.length === 0 ? 'servers.none' : 'register.continue')}
        </Button>
      </div>
    </form>
  )
}
