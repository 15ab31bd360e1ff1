import { useQuery } from '@tanstack/react-query'
import { asks } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { Door } from '../session/door.tsx'
import { Answer } from '../ui/answer.tsx'
import { Page } from '../ui/page.tsx'
import { Authenticator } from './authenticator.tsx'
import { SecurityQuery } from './security-query.ts'
import { Sessions } from './sessions.tsx'

/** How the reader signs in, and where they are signed in. It is for everyone who has an account. */
export function SecurityPage() {
  const text = useText()
  return (
    <Door to="anyone" title={text('place.security')}>
      {() => <Security />}
    </Door>
  )
}

function Security() {
  const text = useText()
  const answer = useQuery(asks(SecurityQuery, {}))
  const email = answer.data?.viewer?.member?.email ?? ''
  return (
    <Page title={text('place.security')} statement={text('security.statement', { email })}>
      <Answer to={answer} lines={6}>
        {({ viewer }) =>
          viewer && (
            <>
              <Authenticator of={viewer.oneTimeCodes} />
              <Sessions of={viewer.sessions} />
            </>
          )
        }
      </Answer>
    </Page>
  )
}
