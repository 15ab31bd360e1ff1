import { useQuery } from '@tanstack/react-query'
import { PaperSlot } from '../../document/paper-slot.tsx'
import { RequirementFields, type Requirement } from '../../document/requirement.tsx'
import type { Paper } from '../../document/send.ts'
import { graphql } from '../../gql/graphql.ts'
import { asks } from '../../gql/query.ts'
import { useText } from '../../i18n/text.tsx'
import { Answer } from '../../ui/answer.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'
import { phaseOf } from './draft.ts'
import type { StepProps } from './step.ts'

const ClaimPapersQuery = graphql(
  `
    query ClaimPapers($names: [String!]!) {
      launchPhases {
        id
        kind
        requirements { ...RequirementFields }
      }
      domainAvailability(names: $names, years: 1) {
        name
        requirements { ...RequirementFields }
      }
    }
  `,
  [RequirementFields],
)

/** What is relied on, and the papers that show it: those of the phase, and those that words in the name call for. */
export function ClaimStep({ draft, change, next }: StepProps) {
  const text = useText()
  const phase = phaseOf(draft)
  const asked = useQuery(asks(ClaimPapersQuery, { names: [draft.name] }))
  const put = (kind: string, paper: Paper | undefined) =>
    change((before) => {
      const others = Object.fromEntries(Object.entries(before.papers).filter(([key]) => key !== kind))
      return { ...before, papers: paper ? { ...others, [kind]: paper } : others }
    })
  const field = (name: 'trademark' | 'trademarkNumber' | 'equivalent') => ({
    name,
    value: draft[name],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => change((before) => ({ ...before, [name]: event.target.value })),
  })
  const goOn = () => {
    change((before) => ({ ...before, claimSeen: true }))
    next()
  }
  return (
    <>
      {phase === 'PRIORITY_REGISTRATION' && (
        <>
          <TextField {...field('trademark')} label={text('apply.mark')} hint={text('apply.markHint', { name: draft.name })} />
          <TextField {...field('trademarkNumber')} label={text('apply.markNumber')} hint={text('apply.markNumberHint')} />
        </>
      )}
      {phase === 'SUNRISE' ? <p>{text('apply.noClaim')}</p> : <TextField {...field('equivalent')} label={text('apply.equivalent')} hint={text('apply.equivalentHint')} autoCapitalize="none" spellCheck={false} />}
      <Answer to={asked} lines={6}>
        {({ launchPhases, domainAvailability }) => (
          <Papers
            asked={merged([...(launchPhases.find(({ kind }) => kind === phase)?.requirements ?? []), ...domainAvailability.flatMap(({ requirements }) => requirements)])}
            name={draft.name}
            papers={draft.papers}
            onPaper={put}
          />
        )}
      </Answer>
      <div>
        <Button look="primary" onClick={goOn}>
          {text('register.continue')}
        </Button>
      </div>
    </>
  )
}

/** Each kind of paper once. */
function merged(asked: readonly Requirement[]): Requirement[] {
  return [...new Map(asked.map((one) => [one.kind, one])).values()]
}

interface PapersProps {
  asked: readonly Requirement[]
  name: string
  papers: Readonly<Record<string, Paper>>
  onPaper: (kind: string, paper: Paper | undefined) => void
}

function Papers({ asked, name, papers, onPaper }: PapersProps) {
  const text = useText()
  if (asked.length === 0) return <p>{text('apply.noPapers')}</p>
  return (
    <Section title={text('why.papers')}>
      <div>
        {asked.map((requirement) => (
          <PaperSlot key={requirement.kind} requirement={requirement} name={name} paper={papers[requirement.kind]} heading="h3" onPaper={(paper) => onPaper(requirement.kind, paper)} />
        ))}
      </div>
    </Section>
  )
}
