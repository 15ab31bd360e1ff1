import { useQueryClient } from '@tanstack/react-query'
import { instant } from '../clock/time.ts'
import { useDeed } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { say } from '../ui/toast.tsx'
import { EndOtherSessions, EndSession, type Session } from './security-query.ts'

/** Where the reader is signed in, and the way to end each sign-in but this one. */
export function Sessions({ of }: { of: readonly Session[] }) {
  const [text, locale] = [useText(), useLocale()]
  const queries = useQueryClient()
  const end = useDeed(EndSession)
  const endOthers = useDeed(EndOtherSessions)
  const endOne = async (session: Session) => {
    const answer = await end.mutateAsync({ input: { sessionId: session.id } }).catch(() => undefined)
    if (!answer) return
    await queries.invalidateQueries()
    say(answer.endSession.userErrors[0]?.message ?? text('security.ended'))
  }
  const endAll = async () => {
    if (!(await endOthers.mutateAsync({}).catch(() => undefined))) return
    await queries.invalidateQueries()
    say(text('security.othersEnded'))
  }
  const columns: Column<Session>[] = [
    { key: 'device', header: text('security.device'), cell: (session) => <Device of={session} /> },
    { key: 'address', header: text('security.address'), cell: ({ address }) => address || null },
    { key: 'partner', header: text('security.partner'), cell: ({ partner }) => partner?.name ?? null },
    { key: 'since', header: text('security.since'), cell: ({ startedAt }) => instant(locale, startedAt) },
    { key: 'used', header: text('security.used'), cell: ({ lastUsedAt }) => instant(locale, lastUsedAt) },
    { key: 'end', header: text('team.choices'), cell: (session) => (session.current ? null : <EndButton session={session} busy={end.isPending} onEnd={(one) => void endOne(one)} />) },
  ]
  return (
    <Section title={text('security.sessions')} lead={text('security.sessionsLead')}>
      {end.isError && <FaultNotice error={end.error} />}
      {endOthers.isError && <FaultNotice error={endOthers.error} />}
      <DataTable caption={text('security.sessions')} captionHidden columns={columns} rows={of} rowKey={({ id }) => id} />
      {of.length > 1 && (
        <div>
          <Button look="danger" busy={endOthers.isPending} onClick={() => void endAll()}>
            {text('security.endOthers')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function Device({ of }: { of: Session }) {
  const text = useText()
  const known = [of.browser, of.system].filter((word) => word !== '').join(' · ')
  return (
    <>
      {known || text('security.unknownDevice')} {of.current && <Status state="good">{text('security.thisOne')}</Status>}
    </>
  )
}

function EndButton({ session, busy, onEnd }: { session: Session; busy: boolean; onEnd: (session: Session) => void }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <Button look="plain" busy={busy} onClick={() => onEnd(session)}>
      {text('security.end')}
      <span className="unseen"> {[session.browser, session.address, instant(locale, session.startedAt)].join(' ')}</span>
    </Button>
  )
}
