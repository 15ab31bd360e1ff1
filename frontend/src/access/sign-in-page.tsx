import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import { Link, useLocation, useSearchParams } from 'wouter'
import { graphql } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths, safeReturn } from '../paths.ts'
import { landing } from '../session/landing.ts'
import { begin } from '../session/session.ts'
import { useViewer, type Viewer } from '../session/viewer.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { PasswordField, TextField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { Page } from '../ui/page.tsx'

const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      accessToken
      expiresAt
      viewer {
        mode
        scopes
        member { id email roles }
        partner { id profile { id name } }
      }
      userErrors { code field message }
    }
  }
`)

interface Values {
  email: string
  password: string
  oneTimeCode: string
}

export function SignInPage() {
  const text = useText()
  const viewer = useViewer()
  // Who has just signed in here is on the way elsewhere already.
  const [entering, setEntering] = useState(false)
  if (viewer && !entering) return <Already viewer={viewer} />
  return (
    <Page title={text('signIn.title')} statement={text('signIn.statement')}>
      <SignInForm onEnter={() => setEntering(true)} />
      <p>
        <Sentence of="signIn.noAccount" parts={{ open: <Link href={paths.signUp()} /> }} />
      </p>
    </Page>
  )
}

/** Who comes here signed in is told so, and led on. */
function Already({ viewer }: { viewer: NonNullable<Viewer> }) {
  const text = useText()
  const who = viewer.member?.email ?? viewer.partner?.profile.name ?? ''
  const actions = (
    <ButtonLink to={landing(viewer)} look="primary">
      {text('signIn.goOn')}
    </ButtonLink>
  )
  return <Page title={text('signIn.title')} statement={text('signIn.already', { who })} actions={actions} />
}

function SignInForm({ onEnter }: { onEnter: () => void }) {
  const text = useText()
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const client = useQueryClient()
  const signIn = useDeed(SignIn)
  const form = useForm<Values>({ defaultValues: { email: '', password: '', oneTimeCode: '' }, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const [codeAsked, setCodeAsked] = useState(false)

  const submit = form.handleSubmit(async ({ email, password, oneTimeCode }) => {
    const answer = await signIn.mutateAsync({ input: { email: email.trim(), password, ...(oneTimeCode !== '' && { oneTimeCode }) } }).catch(() => undefined)
    if (!answer) return
    const { accessToken, expiresAt, viewer, userErrors } = answer.signIn
    if (userErrors.some(({ code }) => code === 'ONE_TIME_CODE_REQUIRED')) {
      form.clearErrors()
      setCodeAsked(true)
      return
    }
    if (!accepted(form, userErrors)) return
    if (!accessToken || !expiresAt) {
      form.setError('root', { message: text('signIn.incomplete') })
      return
    }
    onEnter()
    begin(accessToken, expiresAt)
    await client.resetQueries()
    go(safeReturn(search.get('next')) ?? landing(viewer), { replace: true })
  })

  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {signIn.isError && <FaultNotice error={signIn.error} />}
      {codeAsked ? <CodeStep form={form} onBack={() => setCodeAsked(false)} /> : <WhoStep form={form} />}
      <div>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {text('signIn.submit')}
        </Button>
      </div>
    </form>
  )
}

interface StepProps {
  form: UseFormReturn<Values>
}

/** The first step: who, and their password. */
function WhoStep({ form }: StepProps) {
  const text = useText()
  const { errors } = form.formState
  return (
    <>
        <TextField
          {...form.register('email', { required: text('signIn.emailMissing') })}
          label={text('signIn.email')}
          error={errors.email?.message}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordField
          {...form.register('password', { required: text('signIn.passwordMissing') })}
          label={text('signIn.password')}
          error={errors.password?.message}
          autoComplete="current-password"
        />
    </>
  )
}

/** The second step, for who has an authenticator app: its code, or a recovery code. */
function CodeStep({ form, onBack }: StepProps & { onBack: () => void }) {
  const text = useText()
  const error = form.formState.errors.oneTimeCode?.message
  const { setFocus, getValues, resetField } = form
  useEffect(() => setFocus('oneTimeCode'), [setFocus])
  const back = () => {
    resetField('oneTimeCode')
    onBack()
  }
  return (
    <>
      <h2>{text('signIn.second')}</h2>
      <p>{text('signIn.secondAs', { who: getValues('email').trim() })}</p>
      <TextField
        {...form.register('oneTimeCode', { required: text('signIn.codeMissing') })}
        label={text('signIn.code')}
        hint={text('signIn.codeHint')}
        error={error}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div>
        <Button look="plain" onClick={back}>
          {text('signIn.back')}
        </Button>
      </div>
    </>
  )
}
