import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from './papers-page.module.css'
import { say } from '../ui/toast.tsx'
import { ReviewPaper, type PaperToReview } from './papers-query.ts'

const reasons = ['papers.reason.holder', 'papers.reason.expired', 'papers.reason.illegible', 'papers.reason.other'] as const

/** Accept, or reject with a reason the sender can act on. Then the next paper takes this one's place. */
export function Verdict({ on, onDone }: { on: PaperToReview; onDone: () => void }) {
  const text = useText()
  const client = useQueryClient()
  const review = useDeed(ReviewPaper)
  const form = useForm({ defaultValues: { reason: '' }, shouldFocusError: false })
  const { errors, submitCount } = form.formState

  const decide = async (state: 'ACCEPTED' | 'REJECTED', reason: string) => {
    const answer = await review.mutateAsync({ input: { documentId: on.id, state, reason: state === 'REJECTED' ? reason : null } }).catch(() => undefined)
    if (!answer || !accepted(form, answer.reviewDocument.userErrors)) return
    say(outcome(state, answer.reviewDocument.document?.domain ?? null))
    await client.invalidateQueries()
    onDone()
    document.getElementById('accept-paper')?.focus()
  }
  const outcome = (state: 'ACCEPTED' | 'REJECTED', domain: { name: string; statuses: readonly string[] } | null) => {
    if (on.launchApplication) return text(state === 'ACCEPTED' ? 'papers.acceptedLaunch' : 'papers.rejectedLaunch', { name: on.launchApplication.name })
    const name = domain?.name ?? on.domain?.name ?? ''
    if (name === '') return text(state === 'ACCEPTED' ? 'papers.acceptedHolder' : 'papers.rejectedHolder')
    const waits = domain?.statuses.includes('PENDING_CREATE') === true
    if (state === 'ACCEPTED') return text(waits ? 'papers.acceptedWaits' : 'papers.acceptedDone', { name })
    return text(waits ? 'papers.rejectedWaits' : 'papers.rejectedFreed', { name })
  }
  const reject = form.handleSubmit(({ reason }) => decide('REJECTED', reason.trim()))
  return (
    <div className={css.verdict}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {review.isError && <FaultNotice error={review.error} />}
      <div>
        <Button id="accept-paper" look="primary" busy={review.isPending} onClick={() => void decide('ACCEPTED', '')}>
          {text('papers.accept')}
        </Button>
      </div>
      <form noValidate className={css.facts} onSubmit={(event) => void reject(event)}>
        <TextField
          {...form.register('reason', { validate: (reason) => reason.trim() !== '' || text('papers.reasonMissing') })}
          label={text('papers.reason')}
          hint={text(on.launchApplication ? 'papers.reasonHintLaunch' : 'papers.reasonHint')}
          error={errors.reason?.message}
          autoComplete="off"
        />
        <ul className={css.reasons}>
          {reasons.map((key) => (
            <li key={key}>
              <Button look="plain" onClick={() => form.setValue('reason', text(key), { shouldValidate: true })}>
                {text(key)}
              </Button>
            </li>
          ))}
        </ul>
        <div>
          <Button type="submit" look="danger" busy={review.isPending}>
            {text('papers.reject')}
          </Button>
        </div>
      </form>
    </div>
  )
}
