import { useQueryClient } from '@tanstack/react-query'
import { useText } from '../i18n/text.tsx'
import { Door } from '../session/door.tsx'
import { useViewerAnswer } from '../session/viewer.ts'
import { Answer, FaultNotice } from '../ui/answer.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { later } from '../ui/later.tsx'
import { Page } from '../ui/page.tsx'
import { say } from '../ui/toast.tsx'
import { isOpen, joiningKey, questionOf, useJoining, type Application, type Program } from './application.ts'
import { Before, NewPartners } from './before.tsx'
import { JoinStatement } from './join-statement.tsx'
import { steps } from './standing.ts'
import { TaskList } from './task-list.tsx'
import { useSave } from './use-save.ts'

const Ended = later(async () => (await import('./ended.tsx')).Ended)
const Correspondence = later(async () => (await import('./correspondence.tsx')).Correspondence)
const Withdraw = later(async () => (await import('./withdraw.tsx')).Withdraw)

/** Joining the programme: what it takes for a visitor, the list of tasks for an applicant, and how it ended. */
export function JoinPage() {
  const viewer = useViewerAnswer()
  return <Answer to={viewer}>{({ viewer }) => (viewer ? <Own partner={viewer.partner !== null} /> : <Visitor />)}</Answer>
}

function Visitor() {
  const text = useText()
  const found = useJoining()
  return (
    <Page title={text('place.join')} statement={text('join.statement')}>
      <Answer to={found} lines={8}>
        {({ partnerProgram }) => <Before of={partnerProgram} />}
      </Answer>
    </Page>
  )
}

/** A partner sees what became of the application; who never applied and is no applicant finds the usual door. */
function Own({ partner }: { partner: boolean }) {
  const text = useText()
  const found = useJoining()
  const application = found.data?.viewer?.application
  if (found.data && !application && partner) return <Door to="applicant" title={text('place.join')}>{() => null}</Door>
  return (
    <Page title={text('place.join')} statement={application ? <JoinStatement of={application} /> : text('join.statement')} actions={application && <NextStep of={application} />}>
      <Answer to={found} lines={8}>
        {({ partnerProgram }) => (application ? <Standing of={application} program={partnerProgram} /> : <Begin program={partnerProgram} />)}
      </Answer>
    </Page>
  )
}

/** The first step that is the applicant's to do: one press away from the top of the list. */
function NextStep({ of }: { of: Application }) {
  const text = useText()
  const next = isOpen(of) && !questionOf(of) ? of.checklist.find(({ done, owner }) => !done && owner === 'APPLICANT') : undefined
  if (!next) return null
  const { at, title } = steps[next.step]
  return (
    <ButtonLink to={at()} look="primary">
      {text('join.nextStep', { step: text(title) })}
    </ButtonLink>
  )
}

function Standing({ of, program }: { of: Application; program: Program }) {
  if (!isOpen(of)) {
    return (
      <>
        <Ended of={of} />
        {of.status !== 'APPROVED' && <Begin program={program} again />}
      </>
    )
  }
  return (
    <>
      {of.questions.length > 0 && <Correspondence of={of} />}
      <TaskList of={of} />
      <Withdraw of={of} />
    </>
  )
}

/** The application begins with a deed of its own, for the fee and the refunds are those of that day. */
function Begin({ program, again = false }: { program: Program; again?: boolean }) {
  const text = useText()
  const client = useQueryClient()
  const { save, deed } = useSave()
  const begin = async () => {
    const refusals = await save({})
    if (!refusals || refusals.length === 0) return
    say(refusals.map(({ message }) => message).join(' '))
    await client.invalidateQueries({ queryKey: joiningKey })
  }
  return (
    <>
      {deed.isError && <FaultNotice error={deed.error} />}
      <NewPartners of={program}>
        <Button look={again ? 'quiet' : 'primary'} busy={deed.isPending} onClick={() => void begin()}>
          {text(again ? 'join.beginAgain' : 'join.begin')}
        </Button>
      </NewPartners>
      {!again && <Before of={program} />}
    </>
  )
}
