import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { Link, useLocation, useSearchParams } from 'wouter'
import { graphql } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'
import type { Locale } from '../i18n/locale.ts'
import { Sentence, useLocale, useText } from '../i18n/text.tsx'
import { paths, safeReturn } from '../paths.ts'
import { begin } from '../session/session.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { PasswordField, TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { Page } from '../ui/page.tsx'

const SignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      accessToken
      expiresAt
      userErrors { code field message }
    }
  }
`)

/** The language in which the registry will write to the new account. */
export const served: Record<Locale, 'EN' | 'ZH_HANT' | 'ZH_HANS'> = { en: 'EN', 'zh-Hant': 'ZH_HANT', 'zh-Hans': 'ZH_HANS' }

export const shortestPassword = 12

export function SignUpPage() {
  const text = useText()
  return (
    <Page title={text('signUp.title')} statement={text('signUp.statement')}>
      <SignUpForm />
      <div>
        <p>
          <Sentence of="signUp.haveAccount" parts={{ signIn: <Link href={paths.signIn()} /> }} />
        </p>
        <p>
          <Sentence of="signUp.partner" parts={{ program: <Link href={paths.program()} /> }} />
        </p>
      </div>
    </Page>
  )
}

function SignUpForm() {
  const text = useText()
  const locale = useLocale()
  const [, go] = useLocation()
  const [params] = useSearchParams()
  const client = useQueryClient()
  const signUp = useDeed(SignUp)
  const form = useForm({ defaultValues: { email: '', password: '' }, shouldFocusError: false })
  const { errors, submitCount } = form.formState

  const submit = form.handleSubmit(async ({ email, password }) => {
    const answer = await signUp.mutateAsync({ input: { email: email.trim(), password, locale: served[locale] } }).catch(() => undefined)
    if (!answer) return
    const { accessToken, expiresAt, userErrors } = answer.signUp
    if (!accepted(form, userErrors)) return
    if (!accessToken || !expiresAt) {
      form.setError('root', { message: text('signIn.incomplete') })
      return
    }
    begin(accessToken, expiresAt)
    await client.resetQueries()
    go(safeReturn(params.get('next')) ?? paths.account(), { replace: true })
  })

  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {signUp.isError && <FaultNotice error={signUp.error} />}
      <TextField
        {...form.register('email', { required: text('signIn.emailMissing') })}
        label={text('signIn.email')}
        hint={text('signUp.emailHint')}
        error={errors.email?.message}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField
        {...form.register('password', {
          required: text('signIn.passwordMissing'),
          minLength: { value: shortestPassword, message: text('signUp.passwordShort') },
        })}
        label={text('signIn.password')}
        hint={text('signUp.passwordHint')}
        error={errors.password?.message}
        autoComplete="new-password"
      />
      <div>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {text('signUp.submit')}
        </Button>
      </div>
    </form>
  )
}
