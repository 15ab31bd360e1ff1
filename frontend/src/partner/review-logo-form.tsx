import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { graphql } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import css from '../ui/form.module.css'
import row from '../ui/row.module.css'
import { say } from '../ui/toast.tsx'

const ReviewLogo = graphql(`
  mutation ReviewLogo($input: ReviewLogoInput!) {
    reviewLogo(input: $input) {
      logoExchange { status }
      userErrors { code field message }
    }
  }
`)

/** Posts a partner's logo, or refuses it with a reason that the partner reads. */
export function ReviewLogoForm({ logoId, name }: { logoId: string; name: string }) {
  const text = useText()
  const client = useQueryClient()
  const review = useDeed(ReviewLogo)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const decide = async (post: boolean) => {
    setProblem(undefined)
    if (!post && reason.trim() === '') {
      setProblem(text('logos.reasonMissing'))
      return
    }
    const answer = await review.mutateAsync({ input: { logoId, post, reason: post ? null : reason.trim() } }).catch(() => undefined)
    const refusal = answer?.reviewLogo.userErrors[0]?.message
    setProblem(refusal)
    if (!answer || refusal !== undefined) return
    await client.invalidateQueries()
    say(text(post ? 'logos.posted' : 'logos.wasRefused', { name }))
  }
  return (
    <div className={css.form}>
      {review.isError && <FaultNotice error={review.error} />}
      <TextArea
        name={`reason-${logoId}`}
        label={text('logos.reason')}
        hint={text('logos.reasonHint')}
        error={problem}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={row.row}>
        <Button look="primary" busy={review.isPending} onClick={() => void decide(true)}>
          {text('logos.post', { name })}
        </Button>
        <Button look="danger" busy={review.isPending} onClick={() => void decide(false)}>
          {text('logos.refuse')}
        </Button>
      </div>
    </div>
  )
}
