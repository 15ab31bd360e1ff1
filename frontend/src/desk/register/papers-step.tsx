import { useQuery } from '@tanstack/react-query'
import { PaperSlot } from '../../document/paper-slot.tsx'
import type { Paper } from '../../document/send.ts'
import { Sentence, useText } from '../../i18n/text.tsx'
import { Answer } from '../../ui/answer.tsx'
import { Button } from '../../ui/button.tsx'
import { Deadline } from '../../ui/deadline.tsx'
import { Section } from '../../ui/page.tsx'
import { rehearsalOf, type Rehearsal } from './queries.ts'
import type { StepProps } from './step.ts'

/** The papers that this holder still owes for this name, each beside the rule that asks for it. They may also come later. */
export function PapersStep({ draft, change, next }: StepProps) {
  const asked = { name: draft.name, years: draft.years, registrantId: draft.holder?.id ?? '', nameServers: [], documentIds: [] }
  const rehearsal = useQuery(rehearsalOf(asked))
  const put = (kind: string, paper: Paper | undefined) =>
    change((before) => {
      const others = Object.fromEntries(Object.entries(before.papers).filter(([key]) => key !== kind))
      return { ...before, papers: paper ? { ...others, [kind]: paper } : others }
    })
  const goOn = () => {
    change((before) => ({ ...before, papersSeen: true }))
    next()
  }
  return (
    <Answer to={rehearsal} lines={8}>
      {({ registerDomain }) => <Asked of={registerDomain} name={draft.name} papers={draft.papers} onPaper={put} onContinue={goOn} />}
    </Answer>
  )
}

interface AskedProps {
  of: Rehearsal
  name: string
  papers: Readonly<Record<string, Paper>>
  onPaper: (kind: string, paper: Paper | undefined) => void
  onContinue: () => void
}

function Asked({ of, name, papers, onPaper, onContinue }: AskedProps) {
  const text = useText()
  const requirements = of.domain?.awaitingDocuments ?? []
  const missing = requirements.filter(({ kind }) => papers[kind] === undefined).length
  if (requirements.length === 0) {
    return (
      <>
        <p>{of.userErrors[0]?.message ?? text('register.noPapers')}</p>
        <div>
          <Button look="primary" onClick={onContinue}>
            {text('register.continue')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      <Section title={text('why.papers')}>
        {of.domain?.awaitingUntil && (
          <p>
            <Sentence of="register.papersUntil" values={{ deadline: <Deadline at={of.domain.awaitingUntil} /> }} />
          </p>
        )}
        <div>
          {requirements.map((requirement) => (
            <PaperSlot key={requirement.kind} requirement={requirement} name={name} paper={papers[requirement.kind]} heading="h3" onPaper={(paper) => onPaper(requirement.kind, paper)} />
          ))}
        </div>
      </Section>
      <div>
        <Button look="primary" onClick={onContinue}>
          {text(missing === 0 ? 'register.continue' : 'register.later', { missing })}
        </Button>
      </div>
    </>
  )
}
