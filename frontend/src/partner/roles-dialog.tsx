import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import row from '../ui/row.module.css'
import { say } from '../ui/toast.tsx'
import { isRole, RoleChoice } from './role-choice.tsx'
import { ChangeMemberRoles, type Member } from './team-query.ts'

export function RolesDialog({ member, onClose }: { member: Member | undefined; onClose: () => void }) {
  const text = useText()
  return (
    <Dialog title={text('team.changeTitle', { email: member?.email ?? '' })} open={member !== undefined} onClose={onClose}>
      {member && <RolesForm of={member} onDone={onClose} />}
    </Dialog>
  )
}

function RolesForm({ of, onDone }: { of: Member; onDone: () => void }) {
  const text = useText()
  const queries = useQueryClient()
  const change = useDeed(ChangeMemberRoles)
  const form = useForm<{ chosen: string[] }>({ defaultValues: { chosen: of.roles }, shouldFocusError: false })
  const { errors, submitCount } = form.formState

  const submit = form.handleSubmit(async ({ chosen }) => {
    const answer = await change.mutateAsync({ input: { memberId: of.id, roles: chosen.filter(isRole) } }).catch(() => undefined)
    if (!answer || !accepted(form, answer.changeMemberRoles.userErrors)) return
    await queries.invalidateQueries()
    say(text('team.changed', { email: of.email }))
    onDone()
  })

  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {change.isError && <FaultNotice error={change.error} />}
      <RoleChoice {...form.register('chosen', { validate: (chosen) => chosen.length > 0 || text('team.rolesMissing') })} error={errors.chosen?.message} />
      <div className={row.row}>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {text('team.changeVerb')}
        </Button>
        <Button onClick={onDone}>{text('desk.cancel')}</Button>
      </div>
    </form>
  )
}
