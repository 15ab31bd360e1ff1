import { useQuery } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { asks } from '../gql/query.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { Ladder } from '../launch/ladder.tsx'
import { SetFields } from '../launch/sets.ts'
import { CaseFacts, DecisionShown } from '../objection/case-facts.tsx'
import { Day } from '../objection/case-list.tsx'
import { ObjectionFields } from '../objection/objection.ts'
import { paths } from '../paths.ts'
import { Allowed, Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { later } from '../ui/later.tsx'
import { Name } from '../ui/name.tsx'
import { Page, Section } from '../ui/page.tsx'
import css from './case-page.module.css'

const EntriesTable = later(async () => (await import('../launch/entries-table.tsx')).EntriesTable)
const DrawShown = later(async () => (await import('../launch/draw-shown.tsx')).DrawShown)
const AdmitForm = later(async () => (await import('../objection/admit-form.tsx')).AdmitForm)
const ConflictForm = later(async () => (await import('../objection/conflict-form.tsx')).ConflictForm)
const DecideForm = later(async () => (await import('../objection/decide-form.tsx')).DecideForm)

const CaseQuery = graphql(
  `
    query ObjectionCase($id: ID!) {
      node(id: $id) {
        ... on Objection {
          ...ObjectionFields
          set { ...SetFields }
        }
      }
    }
  `,
  [ObjectionFields, SetFields],
)

type Case = Extract<NonNullable<ResultOf<typeof CaseQuery>['node']>, { ruleCited: string }>

export function CasePage() {
  const text = useText()
  return (
    <Door to="committee" title={text('case.title')}>
      {() => <One desk="committee" />}
    </Door>
  )
}

export function OfficerCasePage() {
  const text = useText()
  return (
    <Door to="officer" title={text('case.title')}>
      {() => <One desk="officer" />}
    </Door>
  )
}

/** One case: what happened, rule by rule, beside what is said against it. */
function One({ desk }: { desk: 'officer' | 'committee' }) {
  const text = useText()
  const { id } = useParams<{ id: string }>()
  const found = useQuery({ ...asks(CaseQuery, { id }), staleTime: 0 })
  const node = found.data?.node
  const one = node && 'ruleCited' in node ? node : undefined
  const back = desk === 'officer' ? paths.objections() : paths.docket()
  return (
    <Page title={text('case.title')} statement={one && <Statement of={one} />} actions={<ButtonLink to={back}>{text(desk === 'officer' ? 'place.objections' : 'place.docket')}</ButtonLink>}>
      <Answer to={found} lines={12}>
        {() => (one ? <Whole of={one} desk={desk} /> : <Empty title={text('case.none')} />)}
      </Answer>
    </Page>
  )
}

function Statement({ of }: { of: Case }) {
  const name = <Name of={of.set.name} />
  if (of.decision) return <Sentence of={of.status === 'NOT_ENTERTAINED' ? 'case.declined' : `case.${of.decision.outcome}`} values={{ name }} />
  return <Sentence of="case.due" values={{ name, at: <Deadline at={of.decisionDueAt} /> }} />
}

function Whole({ of, desk }: { of: Case; desk: 'officer' | 'committee' }) {
  const text = useText()
  return (
    <>
      <div className={css.beside}>
        <Section title={text('case.happened')} lead={of.set.explanation}>
          <Ladder of={of.set} />
        </Section>
        <Section title={text('case.said')}>
          {!of.decision && <Day of={of} />}
          <CaseFacts of={of} />
          {of.statement !== null && <blockquote className={css.statement}>{of.statement}</blockquote>}
          <Evidence of={of} />
        </Section>
      </div>
      {of.decision ? (
        <Section title={text('case.decision')}>
          <DecisionShown of={of} />
        </Section>
      ) : desk === 'officer' ? (
        <Admission of={of} />
      ) : of.objector === null ? (
        <Section title={text('conflict.title')}>
          <p>{text('conflict.left')}</p>
        </Section>
      ) : (
        <Bench of={of} />
      )}
      <Section title={text('entries.title')}>
        <EntriesTable of={of.set} />
      </Section>
      {of.set.draw && <DrawShown of={of.set.draw} set={of.set} />}
    </>
  )
}

function Evidence({ of }: { of: Case }) {
  const text = useText()
  if (of.evidence.length === 0) return null
  return (
    <>
      <h3>{text('object.evidence')}</h3>
      <ul>
        {of.evidence.map(({ id, filename, sha256, url }) => (
          <li key={id}>
            {url === null ? (
              filename
            ) : (
              <a href={url} target="_blank" rel="noreferrer">
                {filename}
              </a>
            )}{' '}
            <code className={css.hash}>{sha256}</code>
          </li>
        ))}
      </ul>
    </>
  )
}

function Admission({ of }: { of: Case }) {
  const text = useText()
  return (
    <Section title={text(of.status === 'FILED' ? 'admit.title' : 'admit.again')} lead={text('admit.lead')}>
      <Allowed to="operate">
        <AdmitForm on={of} />
      </Allowed>
    </Section>
  )
}

function Bench({ of }: { of: Case }) {
  const text = useText()
  return (
    <div className={css.beside}>
      <Section title={text('decide.title')} lead={text('decide.lead')}>
        {of.status === 'UNDER_DELIBERATION' ? <DecideForm on={of} /> : <p>{text('decide.notYet')}</p>}
      </Section>
      <Section title={text('conflict.title')} lead={text('conflict.lead')}>
        <ConflictForm on={of} />
      </Section>
    </div>
  )
}
