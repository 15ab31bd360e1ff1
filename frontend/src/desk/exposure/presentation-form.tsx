import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useDeed } from '../../gql/query.ts'
import { useText } from '../../i18n/text.tsx'
import { FaultNotice } from '../../ui/answer.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { CheckField, TextArea, TextField } from '../../ui/field.tsx'
import { accepted, problemsOf } from '../../ui/form.ts'
import css from '../../ui/form.module.css'
import { say } from '../../ui/toast.tsx'
import { UpdatePresentation, type Own } from './query.ts'

/** What a partner writes about itself; what is left empty is taken away. */
export function PresentationForm({ of: { profile, presentation } }: { of: Own }) {
  const text = useText()
  const client = useQueryClient()
  const update = useDeed(UpdatePresentation)
  const form = useForm({
    defaultValues: {
      displayName: presentation.displayName ?? '',
      websiteUrl: profile.websiteUrl ?? '',
      blurbEn: presentation.blurbEn ?? '',
      blurbZhHant: presentation.blurbZhHant ?? '',
      blurbZhHans: presentation.blurbZhHans ?? '',
      listed: presentation.listed,
    },
    shouldFocusError: false,
  })
  const { errors, submitCount } = form.formState
  const submit = form.handleSubmit(async (input) => {
    const answer = await update.mutateAsync({ input }).catch(() => undefined)
    if (!answer || !accepted(form, answer.updatePresentation.userErrors.map(besideItsField))) return
    await client.invalidateQueries()
    say(text('profile.saved'))
  })
  const words = { hint: text('profile.blurbHint'), rows: 3 }
  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {update.isError && <FaultNotice error={update.error} />}
      <TextField {...form.register('displayName')} label={text('profile.displayName')} hint={text('profile.displayNameHint', { name: profile.name })} error={errors.displayName?.message} autoComplete="organization" />
      <TextField {...form.register('websiteUrl')} label={text('profile.website')} hint={text('profile.websiteHint')} error={errors.websiteUrl?.message} inputMode="url" autoComplete="url" spellCheck={false} />
      <TextArea {...form.register('blurbEn')} {...words} label={text('profile.blurbEn')} error={errors.blurbEn?.message} lang="en" />
      <TextArea {...form.register('blurbZhHant')} {...words} label={text('profile.blurbHant')} error={errors.blurbZhHant?.message} lang="zh-Hant" />
      <TextArea {...form.register('blurbZhHans')} {...words} label={text('profile.blurbHans')} error={errors.blurbZhHans?.message} lang="zh-Hans" />
      <CheckField {...form.register('listed')} label={text('profile.listed')} />
      <div>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {text('profile.save')}
        </Button>
      </div>
    </form>
  )
}

const blurbs: Record<string, string> = { en: 'blurbEn', zhHant: 'blurbZhHant', zhHans: 'blurbZhHans' }

/** The registry speaks of a blurb and its language; here each language is a field. */
function besideItsField({ field, message }: { field: string[] | null; message: string }) {
  const own = field?.[0] === 'blurb' ? blurbs[field[1] ?? ''] : undefined
  return { field: own === undefined ? field : [own], message }
}
