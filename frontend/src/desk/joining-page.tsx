import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { Sight } from '../document/sight.tsx'
import { asks } from '../gql/query.ts'
import { documentKey } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { isOpen, type Application } from '../joining/application.ts'
import { Checklist } from '../joining/checklist.tsx'
import { Clock } from '../joining/clock.tsx'
import { ApplicationQuery } from '../joining/desk.ts'
import { OutcomeFacts } from '../joining/ended.tsx'
import { FormFacts } from '../joining/form-facts.tsx'
import { Questions } from '../joining/questions.tsx'
import { AcceptedFacts, SignedFacts } from '../joining/record.tsx'
import { standing } from '../joining/standing.ts'
import { paths } from '../paths.ts'
import { Allowed, Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { later } from '../ui/later.tsx'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Segments } from '../ui/segments.tsx'
import { Status } from '../ui/status.tsx'
import css from './joining-page.module.css'

const AskForm = later(async () => (await import('../joining/ask-form.tsx')).AskForm)
const JudgeForm = later(async () => (await import('../joining/judge-form.tsx')).JudgeForm)

/** Addresses of papers are good for a quarter of an hour; they are asked for anew before that. */
const renewEvery = 10 * 60_000

export function JoiningPage() {
  const text = useText()
  return (
    <Door to="officer" title={text('review.title')}>
      {() => <One />}
    </Door>
  )
}

/** One application: its papers beside what is written, then what is asked, then the decision. */
function One() {
  const text = useText()
  const { id } = useParams<{ id: string }>()
  const found = useQuery({ ...asks(ApplicationQuery, { id }), staleTime: 0, refetchInterval: renewEvery })
  const node = found.data?.node
  const one = node && 'checklist' in node ? node : undefined
  return (
    <Page
      title={text('review.title')}
      statement={one && (one.companyName === '' ? text('queue.unnamed') : one.companyName)}
      actions={<ButtonLink to={paths.joining()}>{text('place.joining')}</ButtonLink>}
    >
      <Answer to={found} lines={12}>
        {() => (one ? <Whole of={one} /> : <Empty title={text('review.none')} />)}
      </Answer>
    </Page>
  )
}

function Whole({ of }: { of: Application }) {
  const text = useText()
  return (
    <>
      <div className={css.beside}>
        <Papers of={of} />
        <div className={css.facts}>
          {isOpen(of) ? <Standing of={of} /> : <OutcomeFacts of={of} />}
          <Section title={text('review.form')}>
            <FormFacts of={of.form} />
          </Section>
          <About of={of} />
        </div>
      </div>
      <div className={css.beside}>
        <Section title={text('review.steps')}>
          <Checklist of={of} />
        </Section>
        <div className={css.facts}>
          {isOpen(of) && <Clock of={of} />}
          <Section title={text('review.record')}>
            <AcceptedFacts of={of} />
            <SignedFacts of={of} />
          </Section>
        </div>
      </div>
      {of.questions.length > 0 && (
        <Section title={text('review.questions')}>
          <Questions of={of} />
        </Section>
      )}
      {isOpen(of) && of.submittedAt !== null && <Deeds of={of} />}
    </>
  )
}

function Standing({ of }: { of: Application }) {
  const text = useText()
  const { state, word } = standing(of)
  return (
    <p className={css.standing}>
      <Status state={state}>{text(word)}</Status>
    </p>
  )
}

/** Who applied, the name in the register, and the fee with the way to book it. */
function About({ of }: { of: Application }) {
  const text = useText()
  const owes = Number(of.fee.outstanding.amount) > 0
  return (
    <Facts
      of={[
        { label: text('review.applicant'), value: of.applicant },
        {
          label: text('review.name'),
          value: of.existingDomain === null ? '–' : (
            <Link href={paths.name(of.existingDomain)}>
              <Name of={of.existingDomain} />
            </Link>
          ),
        },
        { label: text('join.reference'), value: <code>{of.fee.reference}</code> },
        { label: text('join.paid'), value: <Money of={of.fee.paid} /> },
        {
          label: text('join.outstanding'),
          value: (
            <>
              <Money of={of.fee.outstanding} />
              {owes && isOpen(of) && (
                <p>
                  <Link href={paths.payments(of.id)}>{text('review.book')}</Link>
                </p>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

/** The papers, one at a time; what was sent back says why. */
function Papers({ of }: { of: Application }) {
  const text = useText()
  const papers = of.documents.filter(({ uploadedAt }) => uploadedAt !== null)
  const [chosen, setChosen] = useState<string>()
  const paper = papers.find(({ id }) => id === chosen) ?? papers.findLast(({ state }) => state !== 'REJECTED') ?? papers.at(-1)
  if (!paper) {
    return (
      <Section title={text('review.papers')}>
        <p>{text('review.noPapers')}</p>
      </Section>
    )
  }
  return (
    <Section title={text('review.papers')}>
      {papers.length > 1 && (
        <Segments legend={text('review.which')} options={papers.map(({ id, kind }) => ({ value: id, label: text(documentKey(kind)) }))} value={paper.id} onChange={setChosen} />
      )}
      {papers.length === 1 && <h3>{text(documentKey(paper.kind))}</h3>}
      {paper.rejectionReason !== null && (
        <p>
          <Status state="refused">{text('review.rejected', { reason: paper.rejectionReason })}</Status>
        </p>
      )}
      {paper.url === null ? (
        <>
          <p>{text('review.erased')}</p>
          <p className={css.hash}>{text('join.sha', { sha256: paper.sha256 })}</p>
        </>
      ) : (
        <Sight of={paper} name={of.companyName} />
      )}
    </Section>
  )
}

function Deeds({ of }: { of: Application }) {
  const text = useText()
  return (
    <div className={css.beside}>
      <Section title={text('judge.title')} lead={text('judge.lead')}>
        <Allowed to="operate">
          <JudgeForm key={of.status} on={of} />
        </Allowed>
      </Section>
      <Section title={text('ask.title')} lead={text('ask.lead')}>
        <Allowed to="operate">
          <AskForm on={of} />
        </Allowed>
      </Section>
    </div>
  )
}
