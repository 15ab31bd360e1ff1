import type { Text } from './text.tsx'

/** "Applicant 7KBVTE", as the registry publishes it, in the reader's language. The letters tell applicants apart, and nothing else. */
export function aliasText(text: Text, alias: string): string {
  const letters = /^Applicant (\w+)$/.exec(alias)?.[1]
  return letters === undefined ? alias : text('entries.alias', { letters })
}
