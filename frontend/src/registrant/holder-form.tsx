import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useDeed } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import row from '../ui/row.module.css'
import { countries } from './countries.ts'
import { CreateHolder, holderKindKey, holderKinds, type Holder, type HolderKind } from './registrant.ts'

interface Values {
  kind: HolderKind
  name: string
  nameInChinese: string
  country: string
  dateOfBirth: string
}

interface HolderFormProps {
  onCreated: (holder: Holder) => void
  onCancel?: (() => void) | undefined
}

/** A new holder. Only an individual is asked for a date of birth, and only to know whether they are of age. */
export function HolderForm({ onCreated, onCancel }: HolderFormProps) {
  const text = useText()
  const client = useQueryClient()
  const create = useDeed(CreateHolder)
  const form = useForm<Values>({
    defaultValues: { kind: 'COMPANY', name: '', nameInChinese: '', country: 'HK', dateOfBirth: '' },
    shouldFocusError: false,
  })
  const { errors, submitCount } = form.formState
  const individual = useWatch({ control: form.control, name: 'kind' }) === 'INDIVIDUAL'

  const submit = form.handleSubmit(async ({ kind, name, nameInChinese, country, dateOfBirth }) => {
    const chinese = nameInChinese.trim()
    const input = { kind, name: name.trim(), country, nameInChinese: chinese === '' ? null : chinese, dateOfBirth: individual ? dateOfBirth : null }
    const answer = await create.mutateAsync({ input }).catch(() => undefined)
    if (!answer || !accepted(form, answer.createRegistrant.userErrors)) return
    const { registrant } = answer.createRegistrant
    if (!registrant) return
    await client.invalidateQueries({ queryKey: ['Holders'] })
    onCreated(registrant)
  })

  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {create.isError && <FaultNotice error={create.error} />}
      <SelectField {...form.register('kind')} label={text('holder.kind')} error={errors.kind?.message}>
        {holderKinds.map((kind) => (
          <option key={kind} value={kind}>
            {text(holderKindKey(kind))}
          </option>
        ))}
      </SelectField>
      <TextField
        {...form.register('name', { required: text('holder.nameMissing') })}
        label={text(individual ? 'holder.fullName' : 'holder.name')}
        hint={text('holder.nameHint')}
        error={errors.name?.message}
        autoComplete="off"
      />
      <TextField {...form.register('nameInChinese')} label={text('holder.chinese')} hint={text('holder.optional')} error={errors.nameInChinese?.message} autoComplete="off" lang="zh-Hant" />
      <SelectField {...form.register('country')} label={text('holder.country')} error={errors.country?.message}>
        <Countries />
      </SelectField>
      {individual && (
        <TextField
          {...form.register('dateOfBirth', { required: text('holder.birthMissing') })}
          type="date"
          label={text('holder.birth')}
          hint={text('holder.birthHint')}
          error={errors.dateOfBirth?.message}
          autoComplete="off"
        />
      )}
      <div className={row.row}>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {text('holder.create')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{text('desk.cancel')}</Button>}
      </div>
    </form>
  )
}

function Countries() {
  const locale = useLocale()
  const { near, others } = useMemo(() => countries(locale), [locale])
  const option = ({ code, name }: { code: string; name: string }) => (
    <option key={code} value={code}>
      {name}
    </option>
  )
  return (
    <>
      {near.map(option)}
      <hr />
      {others.map(option)}
    </>
  )
}
