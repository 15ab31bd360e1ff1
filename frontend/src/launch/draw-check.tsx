import { useText } from '../i18n/text.tsx'
import type { MessageKey } from '../i18n/catalogue.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Status } from '../ui/status.tsx'
import css from './draw.module.css'
import type { Pick } from './draw.ts'
import type { Difference } from './proof.ts'
import type { Check } from './use-check.ts'

interface DrawCheckProps {
  check: Check
  /** What the public calls an entry, where that is known. */
  aliases?: ReadonlyMap<string, string>
}

/** The draw as it is repeated: the seed, each step as it is reckoned, and whether it comes out as published. */
export function DrawCheck({ check, aliases }: DrawCheckProps) {
  const text = useText()
  if (check.at === 'idle') return null
  if (check.at === 'reading') return <p role="status">{text('check.reading')}</p>
  if (check.at === 'failed') return <Failed why={check.why} />
  return (
    <div className={css.check}>
      <p>
        {text('check.seed')} <code className={css.key}>{check.key}</code>
      </p>
      <Steps drawn={check.drawn} entries={check.entries} aliases={aliases} />
      <div role="status" className={css.verdict}>
        {check.at === 'drawing' && text('check.drawing', { step: check.drawn.length, of: check.proof.entries.length })}
        {check.at === 'done' && (check.differences.length === 0 ? <Same count={check.drawn.length} /> : <Status state="refused">{text('check.differs', { count: check.differences.length })}</Status>)}
      </div>
      {check.at === 'done' && check.differences.length > 0 && <Differences of={check.differences} />}
    </div>
  )
}

function Same({ count }: { count: number }) {
  const text = useText()
  return (
    <>
      <Status state="good">{text('check.same')}</Status>
      <p>{text('check.sameWhy', { count })}</p>
    </>
  )
}

const whys: Record<string, MessageKey> = {
  json: 'check.why.json',
  fields: 'check.why.fields',
  number: 'check.why.fields',
  entry: 'check.why.entry',
  twice: 'check.why.entry',
  source: 'check.why.source',
  pool: 'check.why.pool',
  entropy: 'check.why.entropy',
}

function Failed({ why }: { why: string }) {
  const text = useText()
  return (
    <div role="alert">
      <Status state="refused">{text('check.failed')}</Status>
      <p>{text(whys[why] ?? 'check.why.fetch')}</p>
    </div>
  )
}

/** Of a large pool the first steps are shown; all are reckoned. */
const shown = 100

interface StepsProps {
  drawn: readonly Pick[]
  entries: readonly string[]
  aliases: ReadonlyMap<string, string> | undefined
}

function Steps({ drawn, entries, aliases }: StepsProps) {
  const text = useText()
  const idOf = ({ entry }: Pick) => entries[entry - 1] ?? ''
  return (
    <div className={css.scroll}>
      <table className={css.steps}>
        <caption>{text('check.steps')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('check.rank')}</th>
            <th scope="col">{text('check.digest')}</th>
            <th scope="col">{text('check.remainder')}</th>
            <th scope="col">{text('check.picks')}</th>
          </tr>
        </thead>
        <tbody>
          {drawn.slice(0, shown).map((pick, index) => (
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              <td className={css.digest}>{pick.digest}</td>
              <td className={css.sum}>{`mod ${pick.left} = ${pick.remainder}`}</td>
              <td>
                <span className={css.number}>{pick.entry}</span> {aliases?.get(idOf(pick)) ?? <code className={css.id}>{idOf(pick)}</code>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {drawn.length > shown && <p>{text('ladder.more', { count: drawn.length - shown })}</p>}
    </div>
  )
}

function Differences({ of }: { of: readonly Difference[] }) {
  const text = useText()
  const columns: Column<Difference>[] = [
    { key: 'what', header: text('check.what'), cell: ({ what }) => <code>{what}</code> },
    { key: 'published', header: text('check.published'), cell: ({ published }) => <code className={css.id}>{published}</code> },
    { key: 'computed', header: text('check.computed'), cell: ({ computed }) => <code className={css.id}>{computed}</code> },
  ]
  return <DataTable caption={text('check.differences')} columns={columns} rows={of.slice(0, shown)} rowKey={({ what }) => what} />
}
