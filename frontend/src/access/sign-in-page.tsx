import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import { Link, useLocation, useSearchParams } from 'wouter'
import { graphql, type ResultOf } from '../gql/graphql.ts'
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
import row from '../ui/row.module.css'
import { knowsPasskeys } from './browser-passkey.ts'
import { useAskPasskey, type PasskeyAnswer } from './passkey-sign-in.ts'

const SignedInFields = graphql(`
  fragment SignedInFields on SignInPayload {
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
`)

const SignIn = graphql(`mutation SignIn($input: SignInInput!) { signIn(input: $input) { ...SignedInFields } }`, [SignedInFields])

const SignInWithPasskey = graphql(
  `mutation SignInWithPasskey($input: SignInWithPasskeyInput!) { signInWithPasskey(input: $input) { ...SignedInFields } }`,
  [SignedInFields],
)

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
  const signIn = useDeed(SignIn)
  const signInWithPasskey = useDeed(SignInWithPasskey)
  const passkey = useAskPasskey()
  const form = useForm<Values>({ defaultValues: { email: '', password: '', oneTimeCode: '' }, shouldFocusError: false })
  const { errors, submitCount } = form.formState
  const enter = useEnter(form, onEnter)
  const [missing, setMissing] = useState<string>()

  const send = async (answer?: PasskeyAnswer) => {
    const { email, password, oneTimeCode } = form.getValues()
    const second = answer ? { passkey: answer } : oneTimeCode !== '' && { oneTimeCode }
    const payload = (await signIn.mutateAsync({ input: { email: email.trim(), password, ...second } }).catch(() => undefined))?.signIn
    const lacks = payload?.userErrors.find(({ code }) => code === 'ONE_TIME_CODE_REQUIRED')
    if (lacks) {
      form.clearErrors()
      setMissing(lacks.message)
    } else if (payload) await enter(payload)
  }
  const withPasskey = async () => {
    form.clearErrors()
    const answer = await passkey.ask().catch(() => null)
    if (answer === null) return
    if (typeof answer !== 'object') {
      form.setError('root', { message: answer ?? text('signIn.passkeyNone') })
      return
    }
    if (missing !== undefined) return send(answer)
    const payload = (await signInWithPasskey.mutateAsync({ input: { answer } }).catch(() => undefined))?.signInWithPasskey
    if (payload) await enter(payload)
  }
  const fault = signIn.error ?? signInWithPasskey.error ?? passkey.error

  return (
    <form noValidate className={css.form} onSubmit={(event) => void form.handleSubmit(() => send())(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {fault !== null && <FaultNotice error={fault} />}
      {missing === undefined ? <WhoStep form={form} /> : <CodeStep form={form} missing={missing} onBack={() => setMissing(undefined)} />}
      <div className={row.row}>
        <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
          {text('signIn.submit')}
        </Button>
        {knowsPasskeys() && <Button onClick={() => void withPasskey()}>{text('signIn.passkey')}</Button>}
      </div>
    </form>
  )
}

/** What follows a sign-in that was let in: the first screen, or the one that the reader came from. */
function useEnter(form: UseFormReturn<Values>, onEnter: () => void) {
  const text = useText()
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const client = useQueryClient()
  return async ({ accessToken, expiresAt, viewer, userErrors }: ResultOf<typeof SignedInFields>) => {
    if (!accepted(form, userErrors)) return
    if (!accessToken || !expiresAt) {
      form.setError('root', { message: text('signIn.incomplete') })
      return
    }
    onEnter()
    begin(accessToken, expiresAt)
    await client.resetQueries()
    go(safeReturn(search.get('next')) ?? landing(viewer), { replace: true })
  }
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

/** The second step: the code of an authenticator app, or a recovery code; a passkey is beside it. */
function CodeStep({ form, missing, onBack }: StepProps & { missing: string; onBack: () => void }) {
  const text = useText()
  const error = form.formState.errors.oneTimeCode?.message
  const { setFocus, resetField } = form
  useEffect(() => setFocus('oneTimeCode'), [setFocus])
  const back = () => {
    resetField('oneTimeCode')
    onBack()
  }
  return (
    <>
      <h2>{text('signIn.second')}</h2>
      <p>{missing}</p>
      <TextField
        {...form.register('oneTimeCode', { required: text('signIn.codeMissing') })}
        label={text('signIn.code')}
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
