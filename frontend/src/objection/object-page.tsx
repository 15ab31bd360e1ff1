import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { asks } from '../gql/query.ts'
import { aliasText } from '../i18n/alias.ts'
import type { PhaseKind } from '../i18n/enums.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths, phaseSlug } from '../paths.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Facts } from '../ui/facts.tsx'
import { Name } from '../ui/name.tsx'
import { Page, Section } from '../ui/page.tsx'
import { ObjectForm } from './object-form.tsx'
import css from './objection.module.css'

const TargetQuery = graphql(`
  query ObjectionTarget($name: DomainName!, $phase: LaunchPhaseKind!) {
    contentionSet(name: $name, phase: $phase) {
      id
      name
      explanation
      winner { alias }
      phase { id kind title objectionWindow { startsAt endsAt } }
      steps { rule { code summary } explanation }
    }
  }
`)

export type Target = NonNullable<ResultOf<typeof TargetQuery>['contentionSet']>

const kinds = ['PRIORITY_REGISTRATION', 'PRE_REGISTRATION', 'SUNRISE'] as const satisfies readonly PhaseKind[]

/** Objecting to one allocation: the only ground, until when, with what, and what happens then. */
export function ObjectPage() {
  const text = useText()
  const { phase: slug, name } = useParams<'/launch/:phase/names/:name/object'>()
  const phase = kinds.find((kind) => phaseSlug(kind) === slug)
  if (!phase) return <Page title={text('object.title')} statement={text('launch.noPhase')} />
  return <One name={name.toLowerCase()} phase={phase} />
}

function One({ name, phase }: { name: string; phase: PhaseKind }) {
  const text = useText()
  const [kept, setKept] = useState<string>()
  const found = useQuery(asks(TargetQuery, { name, phase }))
  const until = found.data?.contentionSet?.phase.objectionWindow?.endsAt
  const statement = until === undefined ? <Name of={name} /> : <Sentence of="object.statement" values={{ name: <Name of={name} />, at: <Deadline at={until} /> }} />
  if (kept !== undefined) return <Kept reference={kept} />
  return (
    <Page title={text('object.title')} statement={statement}>
      <Answer to={found} lines={10}>
        {({ contentionSet }) => (contentionSet ? <Filing on={contentionSet} onFiled={setKept} /> : <Closed name={name} phase={phase} />)}
      </Answer>
    </Page>
  )
}

function Filing({ on, onFiled }: { on: Target; onFiled: (reference: string) => void }) {
  const [text, now] = [useText(), useNow()]
  const window = on.phase.objectionWindow
  const open = window !== null && Date.parse(window.startsAt) <= now && now < Date.parse(window.endsAt)
  if (!open || !on.winner) return <Closed name={on.name} phase={on.phase.kind} />
  return (
    <>
      <Section title={text('object.ground')}>
        <p className={css.ground}>{text('object.onlyGround')}</p>
        <p>{text('object.notGround')}</p>
      </Section>
      <Section title={text('object.against')}>
        <Facts
          of={[
            { label: text('search.name'), value: <Link href={paths.result(on.phase.kind, on.name)}>{on.name}</Link> },
            { label: text('certificate.phase'), value: on.phase.title },
            { label: text('results.winner'), value: aliasText(text, on.winner.alias) },
            { label: text('object.how'), value: on.explanation },
          ]}
        />
      </Section>
      <Section title={text('object.yours')}>
        <ObjectForm on={on} onFiled={onFiled} />
      </Section>
    </>
  )
}

function Closed({ name, phase }: { name: string; phase: PhaseKind }) {
  const text = useText()
  return (
    <Empty title={text('object.closed')}>
      <p>{text('object.closedWhy')}</p>
      <ButtonLink to={paths.result(phase, name)}>{text('object.seeResult')}</ButtonLink>
    </Empty>
  )
}

/** What one must keep: the reference is shown once here, and opens the case together with the e-mail address. */
function Kept({ reference }: { reference: string }) {
  const text = useText()
  return (
    <Page title={text('object.filed')} statement={<Sentence of="object.kept" values={{ reference: <strong className={css.reference}>{reference}</strong> }} />}>
      <p>{text('object.keepIt')}</p>
      <ol>
        <li>{text('object.next.admit')}</li>
        <li>{text('object.next.panel')}</li>
        <li>{text('object.next.decide')}</li>
      </ol>
      <div className={css.row}>
        <CopyButton of={reference} label={text('object.copy')} />
        <ButtonLink to={paths.track(reference)} look="primary">
          {text('track.title')}
        </ButtonLink>
      </div>
    </Page>
  )
}
