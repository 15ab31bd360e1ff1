import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { asks, useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { Answer, FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { CheckGroup } from '../ui/check-group.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextArea } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import row from '../ui/row.module.css'
import { say } from '../ui/toast.tsx'
import { AdmitObjection, CommitteeQuery } from './deeds.ts'
import type { Objection } from './objection.ts'

/** Whether an objection is entertained: with a panel of at least two, or with the reason why not. */
export function AdmitForm({ on }: { on: Objection }) {
  const members = useQuery(asks(CommitteeQuery, {}))
  return (
    <Answer to={members} lines={6}>
      {({ committeeMembers }) => <Form on={on} members={committeeMembers} />}
    </Answer>
  )
}

interface Member {
  id: string
  name: string
  capacity: 'BOARD' | 'EXTERNAL'
}

function Form({ on, members }: { on: Objection; members: readonly Member[] }) {
  const text = useText()
  const client = useQueryClient()
  const admit = useDeed(AdmitObjection)
  const panel: string[] = []
  const form = useForm({ defaultValues: { panelMemberIds: panel, reason: '' }, shouldFocusError: false })
  const { errors } = form.formState
  const send = async (entertained: boolean) => {
    form.clearErrors()
    const { panelMemberIds, reason } = form.getValues()
    if (entertained && panelMemberIds.length < 2) {
      form.setError('panelMemberIds', { message: text('admit.two') })
      return
    }
    if (!entertained && reason.trim() === '') {
      form.setError('reason', { message: text('admit.reasonMissing') })
      return
    }
    const input = { objectionId: on.id, admit: entertained, panelMemberIds: entertained ? panelMemberIds : null, reason: entertained ? null : reason.trim() }
    const answer = await admit.mutateAsync({ input }).catch(() => undefined)
    if (!answer || !accepted(form, answer.admitObjection.userErrors)) return
    await client.invalidateQueries()
    say(text(entertained ? 'admit.admitted' : 'admit.declined'))
  }
  return (
    <div className={css.form}>
      <ErrorSummary problems={problemsOf(errors)} attempt={admit.submittedAt} />
      {admit.isError && <FaultNotice error={admit.error} />}
      <CheckGroup
        {...form.register('panelMemberIds')}
        legend={text('admit.panel')}
        hint={text('admit.panelHint')}
        error={errors.panelMemberIds?.message}
        options={members.map(({ id, name, capacity }) => ({ value: id, label: `${name}, ${text(`objection.capacity.${capacity}`)}` }))}
      />
      <div>
        <Button look="primary" busy={admit.isPending} onClick={() => void send(true)}>
          {text('admit.verb')}
        </Button>
      </div>
      {on.status === 'FILED' && (
        <>
          <TextArea {...form.register('reason')} label={text('admit.orNot')} hint={text('admit.reasonHint')} error={errors.reason?.message} rows={3} />
          <div className={row.row}>
            <Button look="danger" busy={admit.isPending} onClick={() => void send(false)}>
              {text('admit.decline')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
