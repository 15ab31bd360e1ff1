import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useSearchParams } from 'wouter'
import { asks } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { Page, Section } from '../ui/page.tsx'
import { Timeline, type TimelineEvent } from '../ui/timeline.tsx'
import { CaseFacts, DecisionShown } from './case-facts.tsx'
import { TrackQuery, type Objection } from './objection.ts'

/** Follows an objection: the reference and the e-mail address open it together, and neither does alone. */
export function TrackPage() {
  const text = useText()
  const [params] = useSearchParams()
  const [asked, setAsked] = useState<{ reference: string; email: string }>()
  const form = useForm({ defaultValues: { reference: params.get('reference') ?? '', email: '' }, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const ask = form.handleSubmit(({ reference, email }) => setAsked({ reference: reference.trim(), email: email.trim() }))
  return (
    <Page title={text('track.title')} statement={text('track.statement')}>
      <form noValidate className={css.form} onSubmit={(event) => void ask(event)}>
        <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
        <TextField {...form.register('reference', { validate: (typed) => typed.trim() !== '' || text('track.referenceMissing') })} label={text('track.reference')} error={errors.reference?.message} autoComplete="off" spellCheck={false} />
        <TextField {...form.register('email', { validate: (typed) => typed.trim() !== '' || text('object.emailMissing') })} type="email" label={text('signIn.email')} error={errors.email?.message} autoComplete="email" />
        <div>
          <Button type="submit" look="primary">
            {text('track.follow')}
          </Button>
        </div>
      </form>
      {asked && <Found {...asked} />}
    </Page>
  )
}

function Found({ reference, email }: { reference: string; email: string }) {
  const text = useText()
  const found = useQuery({ ...asks(TrackQuery, { reference, email }), staleTime: 0 })
  return (
    <Answer to={found} lines={6}>
      {({ objectionByReference: objection }) =>
        objection ? (
          <Section title={reference}>
            <CaseFacts of={objection} />
            <DecisionShown of={objection} />
            <Timeline label={text('track.stages')} events={stages(objection, text)} />
          </Section>
        ) : (
          <Empty title={text('track.none')}>
            <p>{text('track.noneWhy')}</p>
          </Empty>
        )
      }
    </Answer>
  )
}

/** What has happened and what is still to come, with who has the next step. */
function stages({ filedAt, decisionDueAt, decision, status }: Objection, text: ReturnType<typeof useText>): TimelineEvent[] {
  return [
    { key: 'filed', at: filedAt, title: text('track.filed') },
    decision
      ? { key: 'decided', at: decision.decidedAt, title: text(`objection.status.${status}`), mark: 'moved' }
      : { key: 'due', at: decisionDueAt, title: text('track.due'), detail: text(`track.next.${status}`), mark: 'ahead' },
  ]
}
