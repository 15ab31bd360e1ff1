import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNow } from '../clock/clock.ts'
import { instant } from '../clock/time.ts'
import { asks } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Allowed, Door } from '../session/door.tsx'
import { useMay } from '../session/may.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import css from './api-clients-page.module.css'
import { ClientForm } from './client-form.tsx'
import { ClientsQuery, type Client } from './clients-query.ts'
import { RevokeDialog } from './revoke-dialog.tsx'
import { Secret, type Fresh } from './secret.tsx'

export function ApiClientsPage() {
  const text = useText()
  return (
    <Door to="partner" title={text('clients.title')}>
      {() => <ApiClients />}
    </Door>
  )
}

function ApiClients() {
  const text = useText()
  const clients = useQuery(asks(ClientsQuery, {}))
  const [fresh, setFresh] = useState<Fresh>()
  const list = clients.data?.viewer?.partner?.credentials
  return (
    <Page title={text('clients.title')} statement={list ? text('clients.count', { count: list.length }) : text('clients.lead')}>
      {fresh && <Secret of={fresh} onDone={() => setFresh(undefined)} />}
      <Allowed to="manageClients">
        <NewClient onCreated={setFresh} />
      </Allowed>
      <Section title={text('clients.list')} lead={text('clients.listLead', { address: '/oauth/token' })}>
        <Answer to={clients} lines={5}>
          {({ viewer }) => <Clients of={viewer?.partner?.credentials ?? []} />}
        </Answer>
      </Section>
    </Page>
  )
}

function NewClient({ onCreated }: { onCreated: (fresh: Fresh) => void }) {
  const text = useText()
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <div>
        <Button look="primary" onClick={() => setOpen(true)}>
          {text('clients.add')}
        </Button>
      </div>
    )
  }
  const created = (fresh: Fresh) => {
    setOpen(false)
    onCreated(fresh)
  }
  return (
    <Section title={text('clients.add')}>
      <ClientForm onCreated={created} onCancel={() => setOpen(false)} />
    </Section>
  )
}

function Clients({ of }: { of: readonly Client[] }) {
  const text = useText()
  const manages = useMay('manageClients')
  const [revoking, setRevoking] = useState<Client>()
  if (of.length === 0) {
    return (
      <Empty title={text('clients.none')}>
        <p>{text('clients.noneWhy')}</p>
      </Empty>
    )
  }
  const columns: Column<Client>[] = [
    { key: 'label', header: text('clients.label'), cell: ({ label }) => label },
    { key: 'id', header: text('clients.id'), cell: ({ prefix }) => <code className={css.code}>{prefix}</code> },
    { key: 'scopes', header: text('clients.scopes'), cell: ({ scopes }) => scopes.map((scope) => text(`role.${scope}`)).join(text('list.and')) },
    { key: 'used', header: text('clients.used'), cell: (client) => <Used client={client} /> },
    { key: 'expires', header: text('clients.expires'), cell: (client) => <Expiry client={client} /> },
    ...(manages ? [{ key: 'revoke', header: text('clients.revoke'), cell: (client: Client) => <RevokeButton client={client} onRevoke={setRevoking} /> }] : []),
  ]
  return (
    <>
      <DataTable caption={text('clients.list')} captionHidden columns={columns} rows={of} rowKey={({ id }) => id} />
      <RevokeDialog client={revoking} onClose={() => setRevoking(undefined)} />
    </>
  )
}

function RevokeButton({ client, onRevoke }: { client: Client; onRevoke: (client: Client) => void }) {
  const text = useText()
  return (
    <Button look="plain" onClick={() => onRevoke(client)}>
      {text('clients.revoke')}
      <span className="unseen"> {client.label}</span>
    </Button>
  )
}

function Used({ client }: { client: Client }) {
  const [text, locale] = [useText(), useLocale()]
  return client.lastUsedAt === null ? text('clients.neverUsed') : instant(locale, client.lastUsedAt)
}

function Expiry({ client }: { client: Client }) {
  const [text, now] = [useText(), useNow()]
  if (client.expiresAt === null) return text('clients.never')
  if (Date.parse(client.expiresAt) <= now) return <Status state="refused">{text('clients.expired')}</Status>
  return <Deadline at={client.expiresAt} />
}
