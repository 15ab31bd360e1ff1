import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useNow } from '../clock/clock.ts'
import { fromInput, toInput } from '../clock/hong-kong.ts'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import type { Role } from '../session/viewer.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import row from '../ui/row.module.css'
import own from './api-clients-page.module.css'
import { CreateClient } from './clients-query.ts'
import type { Fresh } from './secret.tsx'

/** What a machine may be given, the least first. An owner's and an administrator's powers stay with people. */
const scopes = ['READ_ONLY', 'REGISTRATION', 'BILLING', 'DEVELOPER'] as const satisfies readonly Role[]

const day = 24 * 60 * 60_000

interface Values extends Record<(typeof scopes)[number], boolean> {
  label: string
  expiresAt: string
}

interface ClientFormProps {
  onCreated: (fresh: Fresh) => void
  onCancel: () => void
}

export function ClientForm({ onCreated, onCancel }: ClientFormProps) {
  const text = useText()
  const now = useNow()
  const queries = useQueryClient()
  const create = useDeed(CreateClient)
  const form = useForm<Values>({
    defaultValues: { label: '', READ_ONLY: true, REGISTRATION: false, BILLING: false, DEVELOPER: false, expiresAt: toInput(now + 90 * day).slice(0, 10) },
    shouldFocusError: false,
  })
  const { errors, submitCount } = form.formState

  const submit = form.handleSubmit(async ({ label, expiresAt, ...chosen }) => {
    const ends = fromInput(`${expiresAt}T23:59`)
    if (ends === undefined) return
    const input = { label: label.trim(), scopes: scopes.filter((scope) => chosen[scope]), expiresAt: ends }
    const answer = await create.mutateAsync({ input }).catch(() => undefined)
    if (!answer || !accepted(form, answer.createCredential.userErrors)) return
    const { credential, secret } = answer.createCredential
    if (!credential || secret === null) return
    await queries.invalidateQueries()
    onCreated({ label: credential.label, clientId: credential.prefix, secret })
  })

  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {create.isError && <FaultNotice error={create.error} />}
      <TextField
        {...form.register('label', { validate: (typed) => typed.trim() !== '' || text('clients.labelMissing') })}
        label={text('clients.label')}
        hint={text('clients.labelHint')}
        error={errors.label?.message}
        autoComplete="off"
      />
      <fieldset className={own.scopes}>
        <legend>{text('clients.scopes')}</legend>
        {scopes.map((scope) => (
          <CheckField
            key={scope}
            {...form.register(scope, scope === 'READ_ONLY' ? { validate: (_, values) => scopes.some((any) => values[any]) || text('clients.scopesMissing') } : {})}
            label={text(`role.${scope}`)}
            hint={text(`clients.may.${scope}`)}
            error={errors[scope]?.message}
          />
        ))}
      </fieldset>
      <TextField
        {...form.register('expiresAt', { validate: (typed) => fromInput(`${typed}T23:59`) !== undefined || text('clients.expiresMissing') })}
        type="date"
        min={toInput(now).slice(0, 10)}
        label={text('clients.expiresOn')}
        hint={text('clients.expiresHint')}
        error={errors.expiresAt?.message}
      />
      <div className={row.row}>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {text('clients.create')}
        </Button>
        <Button onClick={onCancel}>{text('desk.cancel')}</Button>
      </div>
    </form>
  )
}
