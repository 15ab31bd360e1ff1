import { useQueryClient } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { useNow } from '../clock/clock.ts'
import { toInput } from '../clock/hong-kong.ts'
import { graphql } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import row from '../ui/row.module.css'
import type { Fees } from './fees-query.ts'
import { inputOf, offOf, scopeOf, type PromotionValues } from './promotion-values.ts'
import { OffFields, ScopeFields, TitleFields, WindowFields } from './promotion-fields.tsx'
import { PartnerFields } from './promotion-partners.tsx'
import { PromotionPreview } from './promotion-preview.tsx'
import { PromotionRehearsal } from './promotion-rehearsal.tsx'

const CreatePromotion = graphql(`
  mutation CreatePromotion($input: CreatePromotionInput!) {
    createPromotion(input: $input) {
      promotion { id title }
      userErrors { code field message }
    }
  }
`)

const week = 7 * 24 * 60 * 60_000

interface PromotionFormProps {
  fees: Fees
  onPublished: (title: string) => void
  onCancel: () => void
}

/** A promotion being written, beside what it would take off every price it covers. */
export function PromotionForm({ fees, onPublished, onCancel }: PromotionFormProps) {
  const text = useText()
  const now = useNow()
  const client = useQueryClient()
  const create = useDeed(CreatePromotion)
  const form = useForm<PromotionValues>({ defaultValues: blank(now), shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const written = useWatch({ control: form.control, compute: (values: PromotionValues) => values })

  const submit = form.handleSubmit(async (values) => {
    const answer = await create.mutateAsync({ input: inputOf(values) }).catch(() => undefined)
    if (!answer || !accepted(form, answer.createPromotion.userErrors)) return
    await client.invalidateQueries()
    onPublished(answer.createPromotion.promotion?.title ?? values.title)
  })

  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {create.isError && <FaultNotice error={create.error} />}
      <TitleFields form={form} />
      <WindowFields form={form} />
      <OffFields form={form} by={written.by} />
      <ScopeFields form={form} categories={fees.domainCategories} />
      <PartnerFields form={form} />
      <PromotionPreview categories={fees.domainCategories} scope={scopeOf(written)} off={offOf(written)} />
      <PromotionRehearsal
        written={async () => ((await form.trigger()) ? inputOf(form.getValues()) : undefined)}
        now={JSON.stringify(written)}
        onRefused={(refusals) => accepted(form, refusals)}
      />
      <div className={row.row}>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {text('promotion.publish')}
        </Button>
        <Button onClick={onCancel}>{text('desk.cancel')}</Button>
      </div>
    </form>
  )
}

function blank(now: number): PromotionValues {
  return {
    title: '',
    code: '',
    startsAt: toInput(now),
    endsAt: toInput(now + 4 * week),
    by: 'percent',
    percentOff: '10',
    amountOff: '',
    operations: ['CREATE'],
    suffixes: [],
    years: [],
    partnersOnly: true,
    partnerIds: [],
    uses: '',
  }
}

