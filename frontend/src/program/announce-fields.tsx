import type { UseFormReturn } from 'react-hook-form'
import { useText } from '../i18n/text.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import css from '../ui/form.module.css'
import type { NoticeValues } from './announce-values.ts'

/** Headline and text in English, and in both Chinese scripts where they are given. */
export function LanguageFields({ form }: { form: UseFormReturn<NoticeValues> }) {
  const text = useText()
  const { errors } = form.formState
  const whole = (other: 'hantTitle' | 'hantBody' | 'hansTitle' | 'hansBody') => (typed: string) =>
    (typed.trim() === '') === (form.getValues(other).trim() === '') || text('announce.chineseHalf')
  return (
    <>
      <Section title={text('announce.english')}>
        <div className={css.form}>
          <TextField {...form.register('title', { validate: (typed) => typed.trim() !== '' || text('announce.headlineMissing') })} label={text('announce.headline')} error={errors.title?.message} maxLength={200} autoComplete="off" />
          <TextArea {...form.register('bodyMarkdown', { validate: (typed) => typed.trim() !== '' || text('announce.textMissing') })} label={text('announce.text')} hint={text('announce.textHint')} error={errors.bodyMarkdown?.message} maxLength={20_000} />
        </div>
      </Section>
      <Section title={text('announce.zhHant')} lead={text('announce.chineseHint')}>
        <div className={css.form}>
          <TextField {...form.register('hantTitle', { validate: whole('hantBody') })} label={text('announce.headline')} error={errors.hantTitle?.message} lang="zh-Hant" maxLength={200} autoComplete="off" />
          <TextArea {...form.register('hantBody', { validate: whole('hantTitle') })} label={text('announce.text')} error={errors.hantBody?.message} lang="zh-Hant" maxLength={20_000} />
        </div>
      </Section>
      <Section title={text('announce.zhHans')} lead={text('announce.chineseHint')}>
        <div className={css.form}>
          <TextField {...form.register('hansTitle', { validate: whole('hansBody') })} label={text('announce.headline')} error={errors.hansTitle?.message} lang="zh-Hans" maxLength={200} autoComplete="off" />
          <TextArea {...form.register('hansBody', { validate: whole('hansTitle') })} label={text('announce.text')} error={errors.hansBody?.message} lang="zh-Hans" maxLength={20_000} />
        </div>
      </Section>
    </>
  )
}
