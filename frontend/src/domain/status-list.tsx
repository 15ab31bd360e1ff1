import { domainStatusKey, eppStatus, type DomainStatus } from '../i18n/enums.ts'
import type { MessageKey } from '../i18n/catalogue.ts'
import { useText } from '../i18n/text.tsx'
import { Status, type State } from '../ui/status.tsx'
import css from './status-list.module.css'

/** The shape of a status: in order, in suspense, or stopped. A lock stops nothing that goes on by itself. */
const shapes: Record<DomainStatus, State> = {
  OK: 'good',
  INACTIVE: 'neutral',
  PENDING_CREATE: 'waiting',
  PENDING_RENEW: 'waiting',
  PENDING_TRANSFER: 'waiting',
  PENDING_UPDATE: 'waiting',
  PENDING_DELETE: 'refused',
  PENDING_RESTORE: 'waiting',
  REDEMPTION_PERIOD: 'refused',
  CLIENT_HOLD: 'refused',
  SERVER_HOLD: 'refused',
  CLIENT_TRANSFER_PROHIBITED: 'neutral',
  SERVER_TRANSFER_PROHIBITED: 'neutral',
  CLIENT_UPDATE_PROHIBITED: 'neutral',
  SERVER_UPDATE_PROHIBITED: 'neutral',
  CLIENT_DELETE_PROHIBITED: 'neutral',
  SERVER_DELETE_PROHIBITED: 'neutral',
  CLIENT_RENEW_PROHIBITED: 'neutral',
  SERVER_RENEW_PROHIBITED: 'neutral',
}

/** One or two words for a status, for a row of a table. */
export function statusWord(status: DomainStatus): MessageKey {
  return `statusWord.${status}`
}

export function StatusList({ of }: { of: readonly DomainStatus[] }) {
  const text = useText()
  return (
    <span className={css.statuses}>
      {of.map((status) => (
        <Status key={status} state={shapes[status]}>
          {text(statusWord(status))}
        </Status>
      ))}
    </span>
  )
}

/** Each status in a sentence, with the word of EPP for it beside. */
export function StatusSentences({ of }: { of: readonly DomainStatus[] }) {
  const text = useText()
  return (
    <ul className={css.sentences}>
      {of.map((status) => (
        <li key={status}>
          <Status state={shapes[status]}>{text(domainStatusKey(status))}</Status> <code className={css.code}>{eppStatus(status)}</code>
        </li>
      ))}
    </ul>
  )
}
