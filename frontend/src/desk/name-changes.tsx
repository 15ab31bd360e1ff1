import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { Allowed } from '../session/door.tsx'
import { useViewer } from '../session/viewer.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import type { Problem } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import row from '../ui/row.module.css'
import { say } from '../ui/toast.tsx'
import css from './name-page.module.css'
import { ChangeName, type Domain } from './name-query.ts'
import { ServerFields, serversOf } from './server-fields.tsx'

/** What a partner may change about a name. It never counts to the waiver, and says so. */
export function NameChanges({ of }: { of: Domain }) {
  const text = useText()
  const partner = useViewer()?.partner
  if (!partner) return null
  return (
    <div className={css.changes}>
      <Section title={text('change.title')} lead={text('change.lead')}>
        <Allowed to="register">
          <Changes of={of} />
        </Allowed>
      </Section>
    </div>
  )
}

function Changes({ of }: { of: Domain }) {
  const text = useText()
  const client = useQueryClient()
  const change = useDeed(ChangeName)
  const [editing, setEditing] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const send = async (input: { nameServers?: string[]; autoRenew?: boolean }, done: string) => {
    const answer = await change.mutateAsync({ input: { domainId: of.id, ...input } }).catch(() => undefined)
    if (!answer) return
    const refusals = answer.updateDomain.userErrors
    setProblems(refusals.map(({ field, message }) => ({ field: field?.[0] === 'nameServers' ? `server-${field[1] ?? 0}` : undefined, message })))
    if (refusals.length > 0) return
    await client.invalidateQueries()
    setEditing(false)
    say(done)
  }
  return (
    <>
      {change.isError && <FaultNotice error={change.error} />}
      {editing ? (
        <ServerEditor
          servers={of.nameServers}
          problems={problems}
          attempt={change.submittedAt}
          busy={change.isPending}
          onSave={(servers) => void send({ nameServers: servers }, text('change.serversDone'))}
          onCancel={() => {
            setProblems([])
            setEditing(false)
          }}
        />
      ) : (
        <div className={row.row}>
          <Button onClick={() => setEditing(true)}>{text('change.servers')}</Button>
          <Button busy={change.isPending} onClick={() => void send({ autoRenew: !of.autoRenew }, text(of.autoRenew ? 'change.renewOffDone' : 'change.renewOnDone'))}>
            {text(of.autoRenew ? 'change.renewOff' : 'change.renewOn')}
          </Button>
        </div>
      )}
    </>
  )
}

interface ServerEditorProps {
  servers: readonly string[]
  problems: readonly Problem[]
  attempt: number
  busy: boolean
  onSave: (servers: string[]) => void
  onCancel: () => void
}

function ServerEditor({ servers, problems, attempt, busy, onSave, onCancel }: ServerEditorProps) {
  const text = useText()
  const [typed, setTyped] = useState<readonly string[]>(servers.length === 0 ? ['', ''] : servers)
  return (
    <form
      noValidate
      className={css.changes}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onSave(serversOf(typed))
      }}
    >
      <ServerFields servers={typed} onChange={setTyped} problems={problems} attempt={attempt} />
      <div className={row.row}>
        <Button type="submit" look="primary" busy={busy}>
          {text('change.save')}
        </Button>
        <Button onClick={onCancel}>{text('desk.cancel')}</Button>
      </div>
    </form>
  )
}
