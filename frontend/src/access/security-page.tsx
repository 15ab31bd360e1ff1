import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asks } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { Door } from '../session/door.tsx'
import { Answer } from '../ui/answer.tsx'
import { Page } from '../ui/page.tsx'
import { Authenticator } from './authenticator.tsx'
import { FreshCodes } from './fresh-codes.tsx'
import { Passkeys } from './passkeys.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
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
  const [fresh, setFresh] = useState<readonly string[]>()
  return (
    <Page title={text('place.security')} statement={text('security.statement', { email })}>
      {fresh && <FreshCodes of={fresh} onDone={() => setFresh(undefined)} />}
      <Answer to={answer} lines={6}>
        {({ viewer }) =>
          viewer && (
            <>
              <Passkeys of={viewer.passkeys} onCodes={setFresh} />
              <Authenticator of={viewer.oneTimeCodes} onCodes={setFresh} />
              {(viewer.oneTimeCodes ?? viewer.passkeys[0]) && <RecoveryCodes left={viewer.recoveryCodesLeft} onCodes={setFresh} />}
              <Sessions of={viewer.sessions} />
            </>
          )
        }
      </Answer>
    </Page>
  )
}
