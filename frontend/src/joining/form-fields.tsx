import { useText } from '../i18n/text.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import type { Lines } from './form-page.tsx'
import css from './joining.module.css'

/** What the company is called and where it is. */
export function CompanyFields({ line, errors }: Lines) {
  const text = useText()
  return (
    <Section title={text('form.company')}>
      <div className={css.fields}>
        <TextField {...line('companyName')} label={text('form.companyName')} hint={text('form.companyNameHint')} error={errors.companyName?.message} maxLength={200} autoComplete="organization" />
        <TextField {...line('companyNameInChinese')} label={text('form.optional', { line: text('form.companyNameInChinese') })} error={errors.companyNameInChinese?.message} maxLength={200} autoComplete="off" lang="zh-Hant" />
        <TextField
          {...line('businessRegistrationNumber')}
          label={text('form.businessRegistrationNumber')}
          hint={text('form.businessRegistrationNumberHint')}
          error={errors.businessRegistrationNumber?.message}
          maxLength={30}
          autoComplete="off"
          inputMode="numeric"
        />
        <TextArea {...line('address')} label={text('form.address')} error={errors.address?.message} rows={3} maxLength={500} autoComplete="street-address" />
      </div>
    </Section>
  )
}

/** Whom the registry asks. */
export function ContactFields({ line, errors }: Lines) {
  const text = useText()
  return (
    <Section title={text('form.contact')}>
      <div className={css.fields}>
        <TextField {...line('contactName')} label={text('form.contactName')} error={errors.contactName?.message} maxLength={200} autoComplete="name" />
        <TextField {...line('contactEmail')} type="email" label={text('form.contactEmail')} error={errors.contactEmail?.message} maxLength={200} autoComplete="email" />
        <TextField {...line('contactPhone')} type="tel" label={text('form.contactPhone')} error={errors.contactPhone?.message} maxLength={200} autoComplete="tel" />
      </div>
    </Section>
  )
}

/** How the company will stand in the list of partners. */
export function PartnerFields({ line, errors }: Lines) {
  const text = useText()
  return (
    <Section title={text('form.asPartner')}>
      <div className={css.fields}>
        <TextField {...line('websiteUrl')} type="url" label={text('form.optional', { line: text('form.websiteUrl') })} hint={text('form.websiteUrlHint')} error={errors.websiteUrl?.message} maxLength={2000} autoComplete="url" />
        <TextField {...line('handle')} label={text('form.handle')} hint={text('form.handleHint')} error={errors.handle?.message} maxLength={32} autoCapitalize="none" autoComplete="off" spellCheck={false} />
      </div>
    </Section>
  )
}
