import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useKeyFor } from '../gql/attempt.ts'
import { graphql } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { SelectField, TextArea, TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { EvidenceField } from './evidence-field.tsx'
import type { Target } from './object-page.tsx'
import type { Evidence } from './send.ts'

const SubmitObjection = graphql(`
  mutation SubmitObjection($input: SubmitObjectionInput!) {
    submitObjection(input: $input) {
      objection { id reference }
      userErrors { code field message }
    }
  }
`)

const blank = { ruleCited: '', ownRule: '', statement: '', evidenceIds: '', objector: '', email: '' }
const own = 'own'

/** The rules that were applied here, once each: the ones an objection is most likely to be about. */
function rulesOf(on: Target): { code: string; summary: string }[] {
  return [...new Map(on.steps.map(({ rule }) => [rule.code, rule])).values()]
}

/** What was not followed, in what way, with what evidence, and by whom one is reached. */
export function ObjectForm({ on, onFiled }: { on: Target; onFiled: (reference: string) => void }) {
  const text = useText()
  const keyFor = useKeyFor()
  const submit = useDeed(SubmitObjection)
  const [evidence, setEvidence] = useState<readonly Evidence[]>([])
  const form = useForm({ defaultValues: blank, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const cited = useWatch({ control: form.control, name: 'ruleCited' })
  const put = (pieces: readonly Evidence[]) => {
    setEvidence(pieces)
    if (pieces.length > 0) form.clearErrors('evidenceIds')
  }
  const send = form.handleSubmit(async ({ ruleCited, ownRule, statement, objector, email }) => {
    const input = {
      setId: on.id,
      objector: objector.trim(),
      email: email.trim(),
      ruleCited: ruleCited === own ? ownRule.trim() : ruleCited,
      statement: statement.trim(),
      evidenceIds: evidence.map(({ id }) => id),
    }
    const answer = await submit.mutateAsync({ input: { ...input, idempotencyKey: keyFor(input) } }).catch(() => undefined)
    if (!answer || !accepted(form, answer.submitObjection.userErrors)) return
    const reference = answer.submitObjection.objection?.reference
    if (reference) onFiled(reference)
  })
  return (
    <form noValidate className={css.form} onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {submit.isError && <FaultNotice error={submit.error} />}
      <SelectField {...form.register('ruleCited', { required: text('object.ruleMissing') })} label={text('object.rule')} hint={text('object.ruleHint')} error={errors.ruleCited?.message}>
        <option value="">{text('object.chooseRule')}</option>
        {rulesOf(on).map(({ code, summary }) => (
          <option key={code} value={code}>
            {summary}
          </option>
        ))}
        <option value={own}>{text('object.otherRule')}</option>
      </SelectField>
      {cited === own && (
        <TextField
          {...form.register('ownRule', { validate: (typed) => typed.trim().length >= 3 || text('object.ruleMissing') })}
          label={text('object.ownRule')}
          error={errors.ownRule?.message}
          maxLength={200}
          autoComplete="off"
        />
      )}
      <TextArea
        {...form.register('statement', { validate: (typed) => typed.trim().length >= 20 || text('object.statementMissing') })}
        label={text('object.what')}
        hint={text('object.whatHint')}
        error={errors.statement?.message}
        maxLength={5000}
      />
      <input type="hidden" {...form.register('evidenceIds', { validate: () => evidence.length > 0 || text('object.evidenceMissing') })} />
      <EvidenceField evidence={evidence} error={errors.evidenceIds?.message} onChange={put} />
      <TextField {...form.register('objector', { validate: (typed) => typed.trim() !== '' || text('object.nameMissing') })} label={text('object.name')} hint={text('object.nameHint')} error={errors.objector?.message} autoComplete="name" />
      <TextField
        {...form.register('email', { validate: (typed) => /^\S+@\S+\.\S+$/.test(typed.trim()) || text('object.emailMissing') })}
        type="email"
        label={text('signIn.email')}
        hint={text('object.emailHint')}
        error={errors.email?.message}
        autoComplete="email"
      />
      <p>{text('object.final')}</p>
      <div>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {text('object.file', { name: on.name })}
        </Button>
      </div>
    </form>
  )
}
