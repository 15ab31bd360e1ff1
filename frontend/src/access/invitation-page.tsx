import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useLocation } from 'wouter'
import { instant } from '../clock/time.ts'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { asks, useDeed } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { begin } from '../session/session.ts'
import { useSignOut, useViewer } from '../session/viewer.ts'
import { Answer, FaultNotice } from '../ui/answer.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts } from '../ui/facts.tsx'
import { PasswordField } from '../ui/field.tsx'
import { accepted, problemsOf } from '../ui/form.ts'
import css from '../ui/form.module.css'
import { Page } from '../ui/page.tsx'
import { say } from '../ui/toast.tsx'
import { served, shortestPassword } from './sign-up-page.tsx'

const OfferQuery = graphql(`
  query InvitationOffer($token: String!) {
    invitation(token: $token) { partner { id name } email roles expiresAt known }
  }
`)

const AcceptInvitation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) { accessToken expiresAt userErrors { code field message } }
  }
`)

type Offer = NonNullable<ResultOf<typeof OfferQuery>['invitation']>

/** Where the link of an invitation leads. Its secret stands behind the #, which a browser sends to nobody. */
export function InvitationPage() {
  const text = useText()
  const [token] = useState(() => window.location.hash.slice(1))
  const offer = useQuery(asks(OfferQuery, { token }))
  return (
    <Answer to={offer} lines={4}>
      {({ invitation }) => (invitation ? <Offered of={invitation} token={token} /> : <Page title={text('invitation.title')} statement={text('invitation.gone')} />)}
    </Answer>
  )
}

function Offered({ of, token }: { of: Offer; token: string }) {
  const [text, locale] = [useText(), useLocale()]
  const viewer = useViewer()
  const email = viewer?.member?.email
  return (
    <Page title={text('invitation.title')} statement={text('invitation.statement', { partner: of.partner.name })}>
      <Facts
        of={[
          { label: text('team.email'), value: of.email },
          { label: text('team.roles'), value: of.roles.map((role) => text(`role.${role}`)).join(text('list.and')) },
          { label: text('team.until'), value: instant(locale, of.expiresAt) },
        ]}
      />
      {viewer && email !== of.email && <SomebodyElse email={of.email} />}
      {!viewer && of.known && <KnownPerson token={token} />}
      {(viewer ? email === of.email : !of.known) && <Accept token={token} withPassword={!viewer} />}
    </Page>
  )
}

/** Who is signed in as somebody else signs out here, and the invitation stays open. */
function SomebodyElse({ email }: { email: string }) {
  const text = useText()
  const signOut = useSignOut()
  return (
    <>
      <p>{text('invitation.another', { email })}</p>
      <div>
        <Button look="primary" onClick={() => void signOut().catch(() => say(text('session.signOutFailed')))}>
          {text('place.signOut')}
        </Button>
      </div>
    </>
  )
}

function KnownPerson({ token }: { token: string }) {
  const text = useText()
  return (
    <>
      <p>{text('invitation.known')}</p>
      <div>
        <ButtonLink to={paths.signIn(paths.invitation(token))} look="primary">
          {text('place.signIn')}
        </ButtonLink>
      </div>
    </>
  )
}

function Accept({ token, withPassword }: { token: string; withPassword: boolean }) {
  const [text, locale] = [useText(), useLocale()]
  const [, go] = useLocation()
  const client = useQueryClient()
  const accept = useDeed(AcceptInvitation)
  const form = useForm({ defaultValues: { password: '' }, shouldFocusError: false })
  const { errors, submitCount, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ password }) => {
    const input = { token, locale: served[locale], ...(withPassword && { password }) }
    const answer = await accept.mutateAsync({ input }).catch(() => undefined)
    if (!answer || !accepted(form, answer.acceptInvitation.userErrors)) return
    const { accessToken, expiresAt } = answer.acceptInvitation
    if (!accessToken || !expiresAt) return
    begin(accessToken, expiresAt)
    go(paths.dashboard(), { replace: true })
    await client.resetQueries()
  })
  return (
    <form noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} attempt={submitCount} />
      {accept.isError && <FaultNotice error={accept.error} />}
      {withPassword && (
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
      )}
      <div>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {text('invitation.accept')}
        </Button>
      </div>
    </form>
  )
}
