import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import type { Problem } from './error-summary.tsx'

/** A refusal as the API says it: field is the path from the input object. */
export interface Refusal {
  field: string[] | null
  message: string
}

/**
 * Lays the refusals of a mutation beside the fields they concern; the rest go to the top of the form.
 * Returns true when there was none.
 */
export function accepted<Values extends FieldValues>(form: UseFormReturn<Values>, refusals: readonly Refusal[]): boolean {
  const known = Object.keys(form.getValues())
  const general: string[] = []
  for (const { field, message } of refusals) {
    const name = known.find((key): key is Path<Values> & string => key === field?.[0])
    if (name === undefined) general.push(message)
    else form.setError(name, { type: 'server', message })
  }
  if (general.length > 0) form.setError('root', { type: 'server', message: general.join(' ') })
  return refusals.length === 0
}

/** The problems of a form in the order of its fields, for the summary at its top. */
export function problemsOf(errors: object): Problem[] {
  const problems: Problem[] = []
  for (const [field, error] of Object.entries(errors)) {
    const message = messageOf(error)
    if (message !== undefined) problems.push({ field: field === 'root' ? undefined : field, message })
  }
  return problems
}

function messageOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('message' in error)) return undefined
  return typeof error.message === 'string' ? error.message : undefined
}
