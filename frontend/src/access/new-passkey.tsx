import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { PasswordField, TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import row from '../ui/row.module.css'
import { say } from '../ui/toast.tsx'
import { makePasskey } from './browser-passkey.ts'
import { AddPasskey, BeginPasskey } from './security-query.ts'

interface NewPasskeyProps {
  /** Told the recovery codes that come with a first second step. */
  onDone: (codes: readonly string[] | null) => void
  onCancel: () => void
}

/** A name and the password; the browser then asks for the rest. */
export function NewPasskey({ onDone, onCancel }: NewPasskeyProps) {
  const text = useText()
  const queries = useQueryClient()
  const begin = useDeed(BeginPasskey)
  const add = useDeed(AddPasskey)
  const form = useForm({ defaultValues: { name: '', password: '' }, shouldFocusError: false })
  const { errors, submitCount, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name, password }) => {
    const posed = (await begin.mutateAsync({ input: { password } }).catch(() => undefined))?.beginPasskey
    if (!posed || !accepted(form, posed.userErrors) || posed.challengeId === null) return
    const made = await makePasskey(posed.options)
    if (typeof made !== 'object') {
      form.setError('root', { message: text(made === 'known' ? 'passkey.known' : 'passkey.notMade') })
      return
    }
    const answer = { challengeId: posed.challengeId, credential: made.credential }
    const added = (await add.mutateAsync({ input: { name, answer } }).catch(() => undefined))?.addPasskey
    if (!added || !accepted(form, added.userErrors)) return
    await queries.invalidateQueries()
    say(text('passkey.done', { name }))
    onDone(added.recoveryCodes)
  })
  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {begin.isError && <FaultNotice error={begin.error} />}
      {add.isError && <FaultNotice error={add.error} />}
      <TextField
        {...form.register('name', { required: text('passkey.nameMissing') })}
        label={text('passkey.name')}
        hint={text('passkey.nameHint')}
        error={errors.name?.message}
        autoComplete="off"
      />
      <PasswordField
        {...form.register('password', { required: text('signIn.passwordMissing') })}
        label={text('signIn.password')}
        hint={text('security.passwordHint')}
        error={errors.password?.message}
        autoComplete="current-password"
      />
      <div className={row.row}>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {text('passkey.make')}
        </Button>
        <Button onClick={onCancel}>{text('desk.cancel')}</Button>
      </div>
    </form>
  )
}
