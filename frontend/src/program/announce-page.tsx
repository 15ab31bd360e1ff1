import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { asks } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Allowed, Door } from '../session/door.tsx'
import { Answer } from '../ui/answer.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Page, Section } from '../ui/page.tsx'
import { programKey } from '../ui/program-status.ts'
import { Status } from '../ui/status.tsx'
import { AnnounceForm } from './announce-form.tsx'
import { ProgramQuery, type Notice } from './program-query.ts'

export function AnnouncePage() {
  const text = useText()
  return (
    <Door to="officer" title={text('notice.title')}>
      {() => <Announce />}
    </Door>
  )
}

/** How the programme stands, and the form by which a notice is published or the programme suspended. */
function Announce() {
  const text = useText()
  const program = useQuery(asks(ProgramQuery, {}))
  return (
    <Page title={text('notice.title')} statement={text('notice.lead')}>
      <Answer to={program} lines={4}>
        {({ partnerProgram }) => {
          const { state, word, note } = programKey(partnerProgram.status)
          return (
            <Section title={text('announce.programme')}>
              <p>
                <Status state={state}>{text(word)}</Status> {text(note)}
              </p>
              {partnerProgram.noticeOfSuspension && <NoticeLine of={partnerProgram.noticeOfSuspension} />}
              <p>
                <Link href={paths.notices()}>{text('place.notices')}</Link>
              </p>
            </Section>
          )
        }}
      </Answer>
      <Allowed to="operate">
        <AnnounceForm />
      </Allowed>
    </Page>
  )
}

/** The notice that suspends the programme, by its headline and its instant. */
function NoticeLine({ of }: { of: Notice }) {
  return (
    <p>
      {of.title}
      {of.effectiveAt !== null && (
        <>
          {' '}
          (<Deadline at={of.effectiveAt} />)
        </>
      )}
    </p>
  )
}
