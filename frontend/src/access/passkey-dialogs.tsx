import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import row from '../ui/row.module.css'
import { say } from '../ui/toast.tsx'
import { PasswordForm } from './password-form.tsx'
import { RemovePasskey, RenamePasskey, type Passkey } from './security-query.ts'

interface DialogProps {
  passkey: Passkey | undefined
  onClose: () => void
}

export function RenamePasskeyDialog({ passkey, onClose }: DialogProps) {
  const text = useText()
  return (
    <Dialog title={text('passkey.renameTitle', { name: passkey?.name ?? '' })} open={passkey !== undefined} onClose={onClose}>
      {passkey && <Rename passkey={passkey} onClose={onClose} />}
    </Dialog>
  )
}

function Rename({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const text = useText()
  const queries = useQueryClient()
  const rename = useDeed(RenamePasskey)
  const form = useForm({ defaultValues: { name: passkey.name }, shouldFocusError: false })
  const { errors, submitCount, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name }) => {
    const answer = await rename.mutateAsync({ input: { passkeyId: passkey.id, name } }).catch(() => undefined)
    if (!answer || !accepted(form, answer.renamePasskey.userErrors)) return
    await queries.invalidateQueries()
    onClose()
  })
  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {rename.isError && <FaultNotice error={rename.error} />}
      <TextField {...form.register('name', { required: text('passkey.nameMissing') })} label={text('passkey.name')} error={errors.name?.message} autoComplete="off" />
      <div className={row.row}>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {text('passkey.renameVerb')}
        </Button>
        <Button onClick={onClose}>{text('desk.cancel')}</Button>
      </div>
    </form>
  )
}

/** Removing opens what the passkey kept shut, so the password is asked for again. */
export function RemovePasskeyDialog({ passkey, onClose }: DialogProps) {
  const text = useText()
  const queries = useQueryClient()
  const remove = useDeed(RemovePasskey)
  const name = passkey?.name ?? ''
  const submit = async (password: string) => {
    if (!passkey) return undefined
    const answer = await remove.mutateAsync({ input: { passkeyId: passkey.id, password } }).catch(() => undefined)
    if (answer?.removePasskey.userErrors.length === 0) {
      await queries.invalidateQueries()
      say(text('passkey.removed', { name }))
      onClose()
    }
    return answer?.removePasskey.userErrors
  }
  return (
    <Dialog title={text('passkey.removeTitle', { name })} open={passkey !== undefined} onClose={onClose}>
      <p>{text('passkey.removeWarning')}</p>
      {remove.isError && <FaultNotice error={remove.error} />}
      <PasswordForm verb={text('passkey.removeVerb', { name })} look="danger" onSubmit={submit} onCancel={onClose} />
    </Dialog>
  )
}
