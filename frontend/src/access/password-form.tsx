import { useForm } from 'react-hook-form'
import { useText } from '../i18n/text.tsx'
import { Button, type Look } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { PasswordField } from '../ui/field.tsx'
import { accepted, problemsOf, type Refusal } from '../ui/form.ts'
import css from '../ui/form.module.css'
import row from '../ui/row.module.css'

interface PasswordFormProps {
  /** What the button does, in full. */
  verb: string
  look?: Look
  /** Does it, and answers with the refusals; undefined where there was no answer. */
  onSubmit: (password: string) => Promise<readonly Refusal[] | undefined>
  onCancel: () => void
}

/** Asks for the password again before what weakens or changes how the reader signs in. */
export function PasswordForm({ verb, look = 'primary', onSubmit, onCancel }: PasswordFormProps) {
  const text = useText()
  const form = useForm({ defaultValues: { password: '' }, shouldFocusError: false })
  const { errors, submitCount, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ password }) => {
    const refusals = await onSubmit(password)
    if (refusals) accepted(form, refusals)
  })
  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      <PasswordField
        {...form.register('password', { required: text('signIn.passwordMissing') })}
        label={text('signIn.password')}
        hint={text('security.passwordHint')}
        error={errors.password?.message}
        autoComplete="current-password"
      />
      <div className={row.row}>
        <Button type="submit" look={look} busy={isSubmitting}>
          {verb}
        </Button>
        <Button onClick={onCancel}>{text('desk.cancel')}</Button>
      </div>
    </form>
  )
}
