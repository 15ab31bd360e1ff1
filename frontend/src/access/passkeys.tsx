import { useState } from 'react'
import { instant } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Section } from '../ui/page.tsx'
import row from '../ui/row.module.css'
import { Status } from '../ui/status.tsx'
import { knowsPasskeys, namedAddress } from './browser-passkey.ts'
import { NewPasskey } from './new-passkey.tsx'
import { RemovePasskeyDialog, RenamePasskeyDialog } from './passkey-dialogs.tsx'
import type { Passkey } from './security-query.ts'

/** The reader's passkeys, and the way to another. */
export function Passkeys({ of, onCodes }: { of: readonly Passkey[]; onCodes: (codes: readonly string[]) => void }) {
  const text = useText()
  const [adding, setAdding] = useState(false)
  const done = (codes: readonly string[] | null) => {
    setAdding(false)
    if (codes) onCodes(codes)
  }
  return (
    <Section title={text('passkey.title')} lead={text('passkey.lead')}>
      {of.length > 0 && <List of={of} />}
      {adding ? <NewPasskey onDone={done} onCancel={() => setAdding(false)} /> : <Way onAdd={() => setAdding(true)} />}
    </Section>
  )
}

/** The button, or why there is none: a browser that knows no passkeys, or a page that was opened by an address. */
function Way({ onAdd }: { onAdd: () => void }) {
  const text = useText()
  const there = namedAddress(window.location)
  if (there !== undefined) {
    return (
      <p>
        {text('passkey.elsewhere')} <a href={there}>{text('passkey.there')}</a>
      </p>
    )
  }
  if (!knowsPasskeys()) return <p>{text('passkey.unknown')}</p>
  return (
    <div>
      <Button look="primary" onClick={onAdd}>
        {text('passkey.add')}
      </Button>
    </div>
  )
}

function List({ of }: { of: readonly Passkey[] }) {
  const [text, locale] = [useText(), useLocale()]
  const [renaming, setRenaming] = useState<Passkey>()
  const [removing, setRemoving] = useState<Passkey>()
  const columns: Column<Passkey>[] = [
    { key: 'name', header: text('passkey.name'), cell: (passkey) => <Named passkey={passkey} /> },
    { key: 'kept', header: text('passkey.kept'), cell: ({ backedUp }) => text(backedUp ? 'passkey.synced' : 'passkey.single') },
    { key: 'added', header: text('passkey.added'), cell: ({ createdAt }) => instant(locale, createdAt) },
    { key: 'used', header: text('security.used'), cell: ({ lastUsedAt }) => (lastUsedAt === null ? text('team.neverSeen') : instant(locale, lastUsedAt)) },
    { key: 'choices', header: text('team.choices'), cell: (passkey) => <Choices of={passkey} onRename={setRenaming} onRemove={setRemoving} /> },
  ]
  return (
    <>
      <DataTable caption={text('passkey.title')} captionHidden columns={columns} rows={of} rowKey={({ id }) => id} />
      <RenamePasskeyDialog passkey={renaming} onClose={() => setRenaming(undefined)} />
      <RemovePasskeyDialog passkey={removing} onClose={() => setRemoving(undefined)} />
    </>
  )
}

function Named({ passkey }: { passkey: Passkey }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <>
      {passkey.name} {passkey.copiedAt !== null && <Status state="refused">{text('passkey.copied', { at: instant(locale, passkey.copiedAt) })}</Status>}
    </>
  )
}

interface ChoicesProps {
  of: Passkey
  onRename: (passkey: Passkey) => void
  onRemove: (passkey: Passkey) => void
}

function Choices({ of, onRename, onRemove }: ChoicesProps) {
  const text = useText()
  return (
    <span className={row.row}>
      <Button look="plain" onClick={() => onRename(of)}>
        {text('passkey.rename')}
        <span className="unseen"> {of.name}</span>
      </Button>
      <Button look="plain" onClick={() => onRemove(of)}>
        {text('team.remove')}
        <span className="unseen"> {of.name}</span>
      </Button>
    </span>
  )
}
