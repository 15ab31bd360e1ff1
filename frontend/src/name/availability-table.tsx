import type { ReactNode } from 'react'
import { Link, useSearch } from 'wouter'
import { documentKey } from '../i18n/enums.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { audienceOf, useViewer } from '../session/viewer.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import { Status } from '../ui/status.tsx'
import { AvailabilityWhy } from './availability-why.tsx'
import { isFree, matchedLetters, priceOf, wordOf, type Availability } from './availability.ts'
import css from './availability-table.module.css'

/** Every category in a row: state and reason, papers, price, and "Why?" beneath. */
export function AvailabilityTable({ answers, stale }: { answers: readonly Availability[]; stale: boolean }) {
  const text = useText()
  const viewer = useViewer()
  const registers = viewer ? audienceOf(viewer) === 'partner' : false
  const columns: Column<Availability>[] = [
    { key: 'name', header: text('search.name'), cell: (answer) => <NameCell answer={answer} /> },
    { key: 'state', header: text('search.state'), cell: (answer) => <StateCell answer={answer} registers={registers} /> },
    { key: 'papers', header: text('search.papers'), cell: (answer) => (isFree(answer) ? <PapersCell answer={answer} /> : null) },
    { key: 'create', header: text('search.firstYear'), figures: true, cell: (answer) => priceCell(answer, 'CREATE') },
    { key: 'renew', header: text('search.renewal'), figures: true, cell: (answer) => priceCell(answer, 'RENEW') },
  ]
  return (
    <div className={stale ? css.stale : undefined} aria-busy={stale}>
      <DataTable
        caption={text('search.caption')}
        captionHidden
        columns={columns}
        rows={answers}
        rowKey={(answer) => answer.name}
        rowName={(answer) => answer.name}
        detail={(answer) => <AvailabilityWhy answer={answer} />}
      />
      {viewer === null && (
        <p className={css.how}>
          <Sentence of="search.how" parts={{ partner: <Link href={paths.partners()} />, signIn: <SignInLink /> }} />
        </p>
      )}
    </div>
  )
}

/** Names up to this length stand on one line. */
const unbroken = 24

function NameCell({ answer }: { answer: Availability }) {
  return (
    <>
      <div className={css.name}>
        <Name of={answer.name} whole={answer.name.length <= unbroken} matched={matchedLetters(answer)} />
      </div>
      {answer.asciiName !== null && answer.asciiName !== answer.name && (
        <div className={css.ascii}>
          <Name of={answer.asciiName} whole={answer.asciiName.length <= unbroken} />
        </div>
      )}
    </>
  )
}

/** A free name says who may hold it; any other says why it is not free. The whole reason stands under "Why?". */
function StateCell({ answer, registers }: { answer: Availability; registers: boolean }) {
  const text = useText()
  const { state, word } = wordOf(answer)
  return (
    <>
      <Status state={state}>{text(word)}</Status>
      <p className={css.reason}>
        {isFree(answer) ? answer.category?.eligibility : answer.reason}{' '}
        {answer.status === 'REGISTERED' && <Link href={paths.name(answer.name)}>{text('search.data')}</Link>}
        {isFree(answer) && registers && <RegisterLink name={answer.name} />}
      </p>
    </>
  )
}

function RegisterLink({ name }: { name: string }) {
  const text = useText()
  return (
    <Link href={paths.register(name)}>
      {text('search.register')} <span className="unseen">{name}</span>
    </Link>
  )
}

/** Leads back to this search after signing in; the sentence puts its words inside. */
function SignInLink({ children }: { children?: ReactNode }) {
  const search = useSearch()
  return <Link href={paths.signIn(`${paths.home()}?${search}`)}>{children}</Link>
}

function PapersCell({ answer }: { answer: Availability }) {
  const text = useText()
  if (answer.requirements.length === 0) return text('search.noPapers')
  return (
    <ul className={css.papers}>
      {answer.requirements.map(({ kind }) => (
        <li key={kind}>{text(documentKey(kind))}</li>
      ))}
    </ul>
  )
}

function priceCell(answer: Availability, operation: 'CREATE' | 'RENEW') {
  const price = priceOf(answer, operation)
  return price && isFree(answer) ? <Money of={price} /> : null
}
