import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import row from '../ui/row.module.css'
import type { FreshLink } from './invitation-link.tsx'
import { isRole, RoleChoice } from './role-choice.tsx'
import { InviteMember } from './team-query.ts'

interface InviteFormProps {
  onInvited: (fresh: FreshLink) => void
  onCancel: () => void
}

export function InviteForm({ onInvited, onCancel }: InviteFormProps) {
  const text = useText()
  const queries = useQueryClient()
  const invite = useDeed(InviteMember)
  const form = useForm<{ email: string; roles: string[] }>({ defaultValues: { email: '', roles: ['READ_ONLY'] }, shouldFocusError: false })
  const { errors, submitCount } = form.formState

  const submit = form.handleSubmit(async ({ email, roles }) => {
    const answer = await invite.mutateAsync({ input: { email: email.trim(), roles: roles.filter(isRole) } }).catch(() => undefined)
    if (!answer || !accepted(form, answer.inviteMember.userErrors)) return
    const { invitation, link } = answer.inviteMember
    if (!invitation || link === null) return
    await queries.invalidateQueries()
    onInvited({ email: invitation.email, link, expiresAt: invitation.expiresAt })
  })

  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {invite.isError && <FaultNotice error={invite.error} />}
      <TextField
        {...form.register('email', { required: text('signIn.emailMissing') })}
        type="email"
        label={text('team.email')}
        hint={text('team.emailHint')}
        error={errors.email?.message}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <RoleChoice {...form.register('roles', { validate: (chosen) => chosen.length > 0 || text('team.rolesMissing') })} error={errors.roles?.message} />
      <div className={row.row}>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {text('team.makeLink')}
        </Button>
        <Button onClick={onCancel}>{text('desk.cancel')}</Button>
      </div>
    </form>
  )
}
