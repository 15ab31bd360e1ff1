import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { fromInput, toInput } from '../clock/hong-kong.ts'
import { useNow } from '../clock/clock.ts'
import { instant } from '../clock/time.ts'
import { useKeyFor } from '../gql/attempt.ts'
import { asks, useDeed } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Answer, FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { Section } from '../ui/page.tsx'
import { say } from '../ui/toast.tsx'
import { bandsTyped, bandsWritten } from './bands.ts'
import { TrialShown } from './tier-trial.tsx'
import { PublishTierTable, TierTrialQuery, type Band } from './tiers-query.ts'

interface Values {
  tiers: string
  effectiveFrom: string
}

const aDay = 24 * 60 * 60_000

/** Another table of tiers: first what the last year would have cost under it, then its publication. */
export function TiersForm({ start }: { start: readonly Band[] }) {
  const [text, now] = [useText(), useNow()]
  const client = useQueryClient()
  const keyFor = useKeyFor()
  const publish = useDeed(PublishTierTable)
  const [tried, setTried] = useState<Band[]>()
  const [from, setFrom] = useState<string>()
  const form = useForm<Values>({ defaultValues: { tiers: bandsWritten(start), effectiveFrom: `${toInput(now + aDay).slice(0, 10)}T00:00` }, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const attempt = form.handleSubmit(({ tiers }) => setTried(bandsTyped(tiers)))
  const ask = form.handleSubmit(({ effectiveFrom }) => setFrom(fromInput(effectiveFrom)))
  const publishIt = form.handleSubmit(async ({ tiers, effectiveFrom }) => {
    const [bands, start] = [bandsTyped(tiers), fromInput(effectiveFrom)]
    if (!bands || start === undefined) return
    const input = { tiers: bands, effectiveFrom: start }
    const answer = await publish.mutateAsync({ input: { ...input, idempotencyKey: keyFor(input) } }).catch(() => undefined)
    setFrom(undefined)
    if (!answer || !accepted(form, answer.publishTierTable.userErrors)) return
    await client.invalidateQueries()
    say(text('tierTable.published', { version: answer.publishTierTable.table?.version ?? '' }))
  })
  return (
    <Section title={text('tierTable.try')} lead={text('tierTable.tryLead')}>
      <form noValidate className={css.form} onSubmit={(event) => void attempt(event)}>
        <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
        {publish.isError && <FaultNotice error={publish.error} />}
        <TextArea
          {...form.register('tiers', { validate: (typed) => bandsTyped(typed) !== undefined || text('tierTable.bandsMissing') })}
          label={text('tierTable.bands')}
          hint={text('tierTable.bandsHint')}
          error={errors.tiers?.message}
          spellCheck={false}
        />
        <TextField
          {...form.register('effectiveFrom', { validate: (typed) => fromInput(typed) !== undefined || text('tierTable.fromMissing') })}
          type="datetime-local"
          label={text('tierTable.from')}
          hint={text('tierTable.fromHint')}
          error={errors.effectiveFrom?.message}
        />
        <div>
          <Button type="submit" look="primary">
            {text('tierTable.tryIt')}
          </Button>{' '}
          {tried && (
            <Button onClick={() => void ask()}>{text('tierTable.publish')}</Button>
          )}
        </div>
      </form>
      {tried && <Tried tiers={tried} />}
      {from !== undefined && <Ask from={from} busy={publish.isPending} onConfirm={() => void publishIt()} onClose={() => setFrom(undefined)} />}
    </Section>
  )
}

interface AskProps {
  from: string
  busy: boolean
  onConfirm: () => void
  onClose: () => void
}

/** A version cannot be taken back once it holds. */
function Ask({ from, ...confirm }: AskProps) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <Confirm {...confirm} open title={text('tierTable.publishTitle')} verb={text('tierTable.publish')} look="primary">
      <p>{text('tierTable.publishHow', { from: instant(locale, from) })}</p>
    </Confirm>
  )
}

function Tried({ tiers }: { tiers: Band[] }) {
  const trial = useQuery(asks(TierTrialQuery, { tiers }))
  return (
    <Answer to={trial} lines={6}>
      {({ tierTrial }) => <TrialShown of={tierTrial} />}
    </Answer>
  )
}
