import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { PaperSlot } from '../document/paper-slot.tsx'
import type { Paper } from '../document/send.ts'
import { sizeText } from '../document/size.ts'
import { useDeed } from '../gql/query.ts'
import { documentKey } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { Allowed } from '../session/door.tsx'
import { useViewer } from '../session/viewer.ts'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { Status, type State } from '../ui/status.tsx'
import { say } from '../ui/toast.tsx'
import { ChangeName, type Domain } from './name-query.ts'
import { standingOf } from './papers.ts'

/** The papers of a name: what is still asked for, and what was sent. */
export function NamePapers({ of }: { of: Domain }) {
  const text = useText()
  const partner = useViewer()?.partner
  const missing = of.awaitingDocuments.filter((requirement) => standingOf(requirement, of.documents) === 'missing')
  return (
    <>
      {missing.length > 0 && partner && (
        <Section title={text('one.missing')} lead={text('one.missingLead')}>
          <Allowed to="register">
            <Supply of={of} missing={missing} />
          </Allowed>
        </Section>
      )}
      {of.documents.length > 0 && (
        <Section title={text('one.papers')}>
          <PaperTable of={of.documents} />
        </Section>
      )}
    </>
  )
}

function Supply({ of, missing }: { of: Domain; missing: Domain['awaitingDocuments'] }) {
  const text = useText()
  const client = useQueryClient()
  const change = useDeed(ChangeName)
  const [papers, setPapers] = useState<Readonly<Record<string, Paper>>>({})
  const [refusals, setRefusals] = useState<readonly { message: string }[]>([])
  const put = (kind: string, paper: Paper | undefined) =>
    setPapers((before) => {
      const others = Object.fromEntries(Object.entries(before).filter(([key]) => key !== kind))
      return paper ? { ...others, [kind]: paper } : others
    })
  const ids = Object.values(papers).map(({ id }) => id)
  const supply = async () => {
    const answer = await change.mutateAsync({ input: { domainId: of.id, documentIds: ids } }).catch(() => undefined)
    if (!answer) return
    setRefusals(answer.updateDomain.userErrors)
    if (answer.updateDomain.userErrors.length > 0) return
    setPapers({})
    await client.invalidateQueries()
    say(text('one.supplied', { count: ids.length }))
  }
  return (
    <>
      <ErrorSummary problems={refusals} attempt={change.submittedAt} />
      {change.isError && <FaultNotice error={change.error} />}
      {missing.map((requirement) => (
        <PaperSlot key={requirement.kind} requirement={requirement} name={of.name} paper={papers[requirement.kind]} heading="h3" onPaper={(paper) => put(requirement.kind, paper)} />
      ))}
      <div>
        <Button look="primary" busy={change.isPending} disabledReason={ids.length === 0 ? text('one.supplyFirst') : undefined} onClick={() => void supply()}>
          {text('one.supply', { count: ids.length })}
        </Button>
      </div>
    </>
  )
}

type Document = Domain['documents'][number]

const shapes: Record<Document['state'], State> = { AWAITING_UPLOAD: 'neutral', UPLOADED: 'neutral', UNDER_REVIEW: 'waiting', ACCEPTED: 'good', REJECTED: 'refused' }

function PaperTable({ of }: { of: Domain['documents'] }) {
  const text = useText()
  const columns: Column<Document>[] = [
    { key: 'kind', header: text('papers.paper'), cell: ({ kind }) => text(documentKey(kind)) },
    {
      key: 'state',
      header: text('names.state'),
      cell: ({ state, rejectionReason }) => (
        <>
          <Status state={shapes[state]}>{text(`paperState.${state}`)}</Status>
          {rejectionReason !== null && <p>{rejectionReason}</p>}
        </>
      ),
    },
    { key: 'file', header: text('one.file'), cell: (paper) => <File of={paper} /> },
  ]
  return <DataTable caption={text('one.papers')} captionHidden columns={columns} rows={of} rowKey={({ id }) => id} />
}

function File({ of }: { of: Document }) {
  if (of.url === null) return of.filename
  return (
    <>
      <a href={of.url} target="_blank" rel="noreferrer">
        {of.filename}
      </a>{' '}
      ({sizeText(of.sizeBytes)})
    </>
  )
}
