import { Trans, useLingui } from '@lingui/react'
import type { ReactElement } from 'react'
import type { MessageKey } from './catalogue.ts'
import { isLocale, type Locale } from './locale.ts'

type Values = Record<string, string | number>

/** Says a message: `text('fees.perYear', { years: 2 })`. */
export type Text = (key: MessageKey, values?: Values) => string

export function useText(): Text {
  const { i18n } = useLingui()
  return (key, values) => i18n._(key, values)
}

export function useLocale(): Locale {
  const { i18n } = useLingui()
  return isLocale(i18n.locale) ? i18n.locale : 'en'
}

/** What stands between two sentences: Chinese puts no space there. */
export function Gap() {
  return useLocale() === 'en' ? ' ' : null
}

interface SentenceProps {
  of: MessageKey
  values?: Record<string, string | number | ReactElement>
  /** Elements for the tags of the message: `Read <terms>the terms</terms>.` */
  parts?: Record<string, ReactElement>
}

/** A message that contains elements: links, names, sums. */
export function Sentence({ of, values, parts }: SentenceProps) {
  return <Trans id={of} {...(values && { values })} {...(parts && { components: parts })} />
}
