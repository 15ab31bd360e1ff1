import { useQuery } from '@tanstack/react-query'
import type { UseFormReturn } from 'react-hook-form'
import { graphql } from '../gql/graphql.ts'
import { asks } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { Answer } from '../ui/answer.tsx'
import { CheckGroup } from '../ui/check-group.tsx'
import type { PromotionValues } from './promotion-values.ts'

const PromotionPartners = graphql(`
  query PromotionPartners {
    partners(first: 100) { edges { node { id name } } }
  }
`)

/** For which partners; none chosen means all of them. */
export function PartnerFields({ form }: { form: UseFormReturn<PromotionValues> }) {
  const text = useText()
  const partners = useQuery(asks(PromotionPartners, {}))
  return (
    <Answer to={partners} lines={3}>
      {({ partners: { edges } }) => (
        <CheckGroup
          {...form.register('partnerIds')}
          legend={text('promotion.onlyPartners')}
          hint={text('promotion.noneIsAll')}
          error={form.formState.errors.partnerIds?.message}
          options={edges.map(({ node: { id, name } }) => ({ value: id, label: name }))}
        />
      )}
    </Answer>
  )
}
