import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useDeed } from '../../gql/query.ts'
import { useText } from '../../i18n/text.tsx'
import { FaultNotice } from '../../ui/answer.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { accepted } from '../../ui/form.ts'
import css from '../../ui/form.module.css'
import { say } from '../../ui/toast.tsx'
import { UpdateLogoExchange } from './query.ts'

/** The address of the partner's page with the registry's logo; the registry opens it before it is recorded. */
export function PageForm({ page }: { page: string | null }) {
  const text = useText()
  const client = useQueryClient()
  const update = useDeed(UpdateLogoExchange)
  const form = useForm({ defaultValues: { partnerPageUrl: page ?? '' } })
  const { errors } = form.formState
  const submit = form.handleSubmit(async ({ partnerPageUrl }) => {
    const answer = await update.mutateAsync({ input: { partnerPageUrl } }).catch(() => undefined)
    if (!answer || !accepted(form, answer.updateLogoExchange.userErrors)) return
    await client.invalidateQueries()
    say(text('logo.reached'))
  })
  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      {update.isError && <FaultNotice error={update.error} />}
      <TextField
        {...form.register('partnerPageUrl', { validate: (typed) => typed.trim() !== '' || text('logo.pageMissing') })}
        label={text('logo.pageAddress')}
        hint={text('logo.pageHint')}
        error={errors.partnerPageUrl?.message}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
      />
      <div>
        <Button type="submit" busy={form.formState.isSubmitting}>
          {text('logo.check')}
        </Button>
      </div>
    </form>
  )
}
