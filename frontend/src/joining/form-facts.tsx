import { useText } from '../i18n/text.tsx'
import { Facts } from '../ui/facts.tsx'
import type { Form } from './application.ts'
import css from './joining.module.css'

const lines = ['companyName', 'companyNameInChinese', 'businessRegistrationNumber', 'address', 'contactName', 'contactEmail', 'contactPhone', 'websiteUrl', 'handle'] as const

/** The application form, line by line as it was written. */
export function FormFacts({ of }: { of: Form }) {
  const text = useText()
  const written = lines.filter((line) => of[line] !== '')
  return (
    <Facts
      of={written.map((line) => ({
        label: text(`form.${line}`),
        value: line === 'companyNameInChinese' ? <span lang="zh-Hant">{of[line]}</span> : <span className={css.written}>{of[line]}</span>,
      }))}
    />
  )
}
