import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../i18n/text.tsx'
import { asks } from '../../gql/query.ts'
import { Answer } from '../../ui/answer.tsx'
import { serversOf } from '../server-fields.tsx'
import { CodeField } from './code-field.tsx'
import { paperIds, type Sent } from './draft.ts'
import { Offer } from './offer.tsx'
import { quoteOf, rehearsalOf, StandingQuery } from './queries.ts'
import type { StepProps } from './step.ts'
import { Unanswered } from './unanswered.tsx'
import { useRegister } from './use-register.ts'

/** The last look: what was chosen, what it costs, what will happen. Then the money moves. */
export function CheckStep(props: StepProps) {
  const standing = useQuery({ ...asks(StandingQuery, {}), staleTime: 0 })
  return (
    <Answer to={standing} lines={10}>
      {({ viewer }) => viewer?.partner && <Checked {...props} waiver={viewer.partner.feeWaiver} />}
    </Answer>
  )
}

type CheckedProps = StepProps & { waiver: { qualifying: number; awaitingDocuments: number; awaitingPayment: number } }

function Checked({ draft, change, go, waiver }: CheckedProps) {
  const text = useText()
  const before = { counted: waiver.qualifying, awaitingDocuments: waiver.awaitingDocuments, awaitingPayment: waiver.awaitingPayment }
  const register = useRegister(draft, change, before)
  const [code, setCode] = useState('')
  const quote = useQuery(quoteOf(draft.name, draft.years, code))
  const asked = { name: draft.name, years: draft.years, registrantId: draft.holder?.id ?? '', nameServers: serversOf(draft.servers) }
  const plain = useQuery(rehearsalOf({ ...asked, documentIds: [] }))
  const documentIds = paperIds(draft, plain.data?.registerDomain.domain?.awaitingDocuments ?? [])
  const quoteId = quote.data?.createQuote.quote?.id ?? ''
  const rehearsal = useQuery({ ...rehearsalOf({ ...asked, documentIds, quoteId }), enabled: plain.isSuccess && quoteId !== '' })
  if (draft.sent) return <Unanswered register={register} />
  const again = () => void quote.refetch()
  const priceProblem = quote.data?.createQuote.userErrors[0]?.message
  if (priceProblem !== undefined) {
    return (
      <>
        <p role="alert">{priceProblem}</p>
        {code !== '' && <CodeField name={draft.name} years={draft.years} code={code} onCode={setCode} />}
      </>
    )
  }
  return (
    <Answer to={quote} lines={6}>
      {({ createQuote }) => (
        <Answer to={rehearsal} lines={6}>
          {({ registerDomain }) =>
            createQuote.quote ? (
              <Offer
                draft={draft}
                quote={createQuote.quote}
                rehearsal={registerDomain}
                register={register}
                onPriceAgain={again}
                onGo={go}
                code={<CodeField name={draft.name} years={draft.years} code={code} onCode={setCode} />}
                onConfirm={() => register.send({ ...asked, documentIds, quoteId } satisfies Sent)}
              />
            ) : (
              <p role="alert">{text('register.noPrice')}</p>
            )
          }
        </Answer>
      )}
    </Answer>
  )
}
