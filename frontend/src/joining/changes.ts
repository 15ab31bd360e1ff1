import type { Form } from './application.ts'

/** The lines of a form that are not as they were; undefined where all are. */
export function changes(before: Form, after: Form): Partial<Form> | undefined {
  const changed = Object.entries(after).filter(([line, written]) => written !== Object.entries(before).find(([known]) => known === line)?.[1])
  return changed.length === 0 ? undefined : Object.fromEntries(changed)
}
