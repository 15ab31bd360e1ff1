import { useEffect, useRef } from 'react'
import { useText } from '../i18n/text.tsx'
import { fieldId } from './field.tsx'
import css from './error-summary.module.css'

/** One thing that stands in the way; field names the control it belongs to, where there is one. */
export interface Problem {
  field?: string | undefined
  message: string
}

interface ErrorSummaryProps {
  problems: readonly Problem[]
  /** Counts the attempts, so that the focus moves here again when a second one fails like the first. */
  attempt: number
}

/** What is wrong, said once at the top with the focus moved there, each line leading to its field. */
export function ErrorSummary({ problems, attempt }: ErrorSummaryProps) {
  const text = useText()
  const box = useRef<HTMLDivElement>(null)
  const any = problems.length > 0
  useEffect(() => {
    if (any) box.current?.focus()
  }, [any, attempt])
  if (!any) return null
  return (
    <div ref={box} role="alert" tabIndex={-1} className={css.summary}>
      <h2>{text('form.problems', { count: problems.length })}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{field === undefined ? message : <FieldLink field={field} message={message} />}</li>
        ))}
      </ul>
    </div>
  )
}

function FieldLink({ field, message }: { field: string; message: string }) {
  return (
    <a
      href={`#${fieldId(field)}`}
      onClick={(event) => {
        event.preventDefault()
        document.getElementById(fieldId(field))?.focus()
      }}
    >
      {message}
    </a>
  )
}
