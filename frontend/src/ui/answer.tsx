import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Fault } from '../gql/fault.ts'
import type { MessageKey } from '../i18n/catalogue.ts'
import { useText } from '../i18n/text.tsx'
import css from './answer.module.css'
import { Button } from './button.tsx'

interface AnswerProps<Data> {
  to: UseQueryResult<Data>
  /** Lines of the placeholder, about as tall as what will stand there. */
  lines?: number
  children: (data: Data) => ReactNode
}

/** The answer to a query, or the reason why there is none yet. */
export function Answer<Data>({ to, lines = 4, children }: AnswerProps<Data>) {
  if (to.data !== undefined) return children(to.data)
  if (to.isError) return <FaultNotice error={to.error} onRetry={() => void to.refetch()} />
  return <Loading lines={lines} />
}

export function Loading({ lines }: { lines: number }) {
  const text = useText()
  return (
    <div className={css.loading} role="status">
      <span className="unseen">{text('answer.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={css.line} />
      ))}
    </div>
  )
}

/** Nothing to show: what would be here, why it is not, and the next step. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.empty}>
      <h2>{title}</h2>
      {children}
    </div>
  )
}

const sentences: Record<Fault['kind'], MessageKey> = {
  offline: 'fault.offline',
  'signed-out': 'fault.signedOut',
  forbidden: 'fault.forbidden',
  throttled: 'fault.throttled',
  unavailable: 'fault.unavailable',
  rejected: 'fault.unavailable',
}

/** What went wrong in a sentence, the request id for the registry, and another try. */
export function FaultNotice({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const text = useText()
  const fault = error instanceof Fault ? error : undefined
  return (
    <div className={css.fault} role="alert">
      <h2>{text('fault.title')}</h2>
      <p>{text(fault ? sentences[fault.kind] : 'fault.portal')}</p>
      {fault?.retryAfter !== undefined && <p>{text('fault.retryAfter', { seconds: fault.retryAfter })}</p>}
      {fault?.requestId !== undefined && (
        <p className={css.request}>
          {text('fault.requestId')} <code>{fault.requestId}</code>
        </p>
      )}
      {onRetry && <Button onClick={onRetry}>{text('fault.retry')}</Button>}
    </div>
  )
}
