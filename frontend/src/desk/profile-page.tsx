import { useQuery } from '@tanstack/react-query'
import { asks } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Allowed, Door } from '../session/door.tsx'
import { Answer } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Page, Section } from '../ui/page.tsx'
import { LogoExchange } from './exposure/logo-exchange.tsx'
import { PresentationForm } from './exposure/presentation-form.tsx'
import { ProfileQuery } from './exposure/query.ts'

/** How a partner shows itself to everyone, and the exchange of logos. */
export function ProfilePage() {
  const text = useText()
  return (
    <Door to="partner" title={text('profile.title')}>
      {() => <Own />}
    </Door>
  )
}

function Own() {
  const text = useText()
  const own = useQuery(asks(ProfileQuery, {}))
  const handle = own.data?.viewer?.partner?.profile.handle
  return (
    <Page
      title={text('profile.title')}
      statement={text('profile.statement')}
      actions={<ButtonLink to={paths.partners(handle)}>{text('profile.see')}</ButtonLink>}
    >
      <Answer to={own} lines={12}>
        {({ viewer }) =>
          viewer?.partner && (
            <>
              <LogoExchange of={viewer.partner.logoExchange} name={viewer.partner.profile.displayName} />
              <Section title={text('profile.words')}>
                <Allowed to="present">
                  <PresentationForm of={viewer.partner} />
                </Allowed>
              </Section>
            </>
          )
        }
      </Answer>
    </Page>
  )
}
