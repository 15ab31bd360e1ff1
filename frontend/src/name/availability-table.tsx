import type { ReactNode } from 'react'
import { Link, useSearch } from 'wouter'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { audienceOf, useViewer } from '../session/viewer.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { NameCell, PapersCell, PriceCell, StateCell } from './availability-cells.tsx'
import { AvailabilityWhy } from './availability-why.tsx'
import { isFree, type Availability } from './availability.ts'
import css from './availability-table.module.css'

/** Every category in a row: state and reason, papers, price, and "Why?" beneath. */
export function AvailabilityTable({ answers, stale }: { answers: readonly Availability[]; stale: boolean }) {
  const text = useText()
  const viewer = useViewer()
  const registers = viewer ? audienceOf(viewer) === 'partner' : false
  const columns: Column<Availability>[] = [
    { key: 'name', header: text('search.name'), cell: (answer) => <NameCell answer={answer} /> },
    {
      key: 'state',
      header: text('search.state'),
      cell: (answer) => <StateCell answer={answer}>{isFree(answer) && registers && <RegisterLink name={answer.name} />}</StateCell>,
    },
    { key: 'papers', header: text('search.papers'), cell: (answer) => (isFree(answer) ? <PapersCell answer={answer} /> : null) },
    { key: 'create', header: text('search.firstYear'), figures: true, cell: (answer) => (isFree(answer) ? <PriceCell answer={answer} of="CREATE" /> : null) },
    { key: 'renew', header: text('search.renewal'), figures: true, cell: (answer) => (isFree(answer) ? <PriceCell answer={answer} of="RENEW" /> : null) },
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
