import { useForm } from 'react-hook-form'
import { Link } from 'wouter'
import { instant } from '../clock/time.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts } from '../ui/facts.tsx'
import { TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { Name } from '../ui/name.tsx'
import { Section } from '../ui/page.tsx'
import { say } from '../ui/toast.tsx'
import type { Application, Item } from './application.ts'
import { OwnStep } from './own.tsx'
import { useSave } from './use-save.ts'

/** Step 3: a .hk name that the register has in the company's own name. */
export function JoinNamePage() {
  return <OwnStep step="HOLD_HK_DOMAIN">{({ application, item }) => <NameStep of={application} item={item} />}</OwnStep>
}

function NameStep({ of, item }: { of: Application; item: Item }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <>
      {of.existingDomain !== null && (
        <Facts
          of={[
            { label: text('data.name'), value: <Name of={of.existingDomain} /> },
            { label: text('join.heldBy'), value: of.companyName === '' ? text('join.companyMissing') : of.companyName },
            ...(item.completedAt === null ? [] : [{ label: text('join.heldSince'), value: instant(locale, item.completedAt) }]),
          ]}
        />
      )}
      <NameForm of={of} key={of.existingDomain} />
      <Section title={text('join.noName')}>
        <p>
          <Sentence of="join.noNameHow" parts={{ search: <Link href={paths.home()} />, partners: <Link href={paths.partners()} /> }} />
        </p>
        <p>{text('join.nameWhenever')}</p>
      </Section>
      <div>
        <ButtonLink to={paths.join()} look={item.done ? 'primary' : 'quiet'}>
          {text('join.back')}
        </ButtonLink>
      </div>
    </>
  )
}

function NameForm({ of }: { of: Application }) {
  const text = useText()
  const { save, deed } = useSave()
  const form = useForm({ defaultValues: { existingDomain: of.existingDomain ?? '' }, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const submit = form.handleSubmit(async ({ existingDomain }) => {
    const refusals = await save({ existingDomain: existingDomain.trim() })
    if (refusals && accepted(form, refusals)) say(text('join.nameSaved'))
  })
  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {deed.isError && <FaultNotice error={deed.error} />}
      <TextField
        {...form.register('existingDomain', { validate: (typed) => typed.trim() !== '' || text('join.nameMissing') })}
        label={text('join.name')}
        hint={text('join.nameHint')}
        error={errors.existingDomain?.message}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <div>
        <Button type="submit" look={of.existingDomain === null ? 'primary' : 'quiet'} busy={form.formState.isSubmitting}>
          {text(of.existingDomain === null ? 'join.checkName' : 'join.checkAgain')}
        </Button>
      </div>
    </form>
  )
}
