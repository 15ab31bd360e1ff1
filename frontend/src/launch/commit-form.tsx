import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNow } from '../clock/clock.ts'
import { fromInput, toInput } from '../clock/hong-kong.ts'
import { graphql } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, type Problem } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import form from '../ui/form.module.css'
import row from '../ui/row.module.css'
import { say } from '../ui/toast.tsx'
import css from './control.module.css'
import { needed } from './draw.ts'
import type { ContentionSet } from './sets.ts'

const CommitDraw = graphql(`
  mutation CommitDraw($input: CommitDrawInput!) {
    commitDraw(input: $input) {
      draw { id commitmentSha256 }
      userErrors { code field message }
    }
  }
`)

interface Line {
  name: string
  publicAt: string
  bits: string
}

/** What a source of each kind is declared at: seven of 49 balls, and the digits of an index nobody foresees. */
const kinds = { markSix: 29.2, index: 10, beacon: 248 } as const

/** The sources to come, with the entropy they hold against what the pool takes; then all of it is published. */
export function CommitForm({ of, pool }: { of: ContentionSet; pool: number }) {
  const [text, now] = [useText(), useNow()]
  const client = useQueryClient()
  const commit = useDeed(CommitDraw)
  const [lines, setLines] = useState<readonly Line[]>(() => [{ name: '', publicAt: toInput(now + 24 * 60 * 60_000), bits: String(kinds.markSix) }])
  const [problems, setProblems] = useState<Problem[]>([])
  const declared = lines.reduce((sum, { bits }) => sum + (Number(bits) || 0), 0)
  const change = (index: number, next: Partial<Line>) => setLines(lines.map((line, at) => (at === index ? { ...line, ...next } : line)))
  const run = async () => {
    const wrong = lines.flatMap(({ name, publicAt, bits }, at): Problem[] => [
      ...(name.trim() === '' ? [{ field: `source-${at}`, message: text('commit.nameMissing', { at: at + 1 }) }] : []),
      ...(fromInput(publicAt) === undefined ? [{ field: `public-${at}`, message: text('commit.instantMissing', { at: at + 1 }) }] : []),
      ...(Number(bits) > 0 ? [] : [{ field: `bits-${at}`, message: text('commit.bitsMissing', { at: at + 1 }) }]),
    ])
    setProblems(wrong)
    if (wrong.length > 0) return
    const sources = lines.map(({ name, publicAt, bits }) => ({ name: name.trim(), publicAt: fromInput(publicAt) ?? '', bits: Number(bits) }))
    const answer = await commit.mutateAsync({ input: { setId: of.id, sources } }).catch(() => undefined)
    if (!answer) return
    setProblems(answer.commitDraw.userErrors.map(({ message }) => ({ message })))
    if (answer.commitDraw.userErrors.length > 0) return
    await client.invalidateQueries()
    say(text('commit.done', { name: of.name }))
  }
  return (
    <div className={form.form}>
      <ErrorSummary problems={problems} attempt={commit.submittedAt} />
      {commit.isError && <FaultNotice error={commit.error} />}
      {lines.map((line, at) => (
        <div key={at} className={css.source}>
          <TextField name={`source-${at}`} label={text('commit.source', { at: at + 1 })} value={line.name} maxLength={200} autoComplete="off" onChange={(event) => change(at, { name: event.target.value })} />
          <TextField name={`public-${at}`} type="datetime-local" label={text('draw.publicAt')} value={line.publicAt} onChange={(event) => change(at, { publicAt: event.target.value })} />
          <TextField name={`bits-${at}`} inputMode="decimal" label={text('draw.bits')} value={line.bits} autoComplete="off" onChange={(event) => change(at, { bits: event.target.value })} />
          {lines.length > 1 && (
            <Button look="plain" onClick={() => setLines(lines.filter((_, other) => other !== at))}>
              {text('commit.remove')}
              <span className="unseen"> {text('commit.source', { at: at + 1 })}</span>
            </Button>
          )}
        </div>
      ))}
      <div className={row.row}>
        {(['markSix', 'index', 'beacon'] as const).map((kind) => (
          <Button key={kind} onClick={() => setLines([...lines, { name: text(`commit.kind.${kind}`), publicAt: toInput(now + 24 * 60 * 60_000), bits: String(kinds[kind]) }])}>
            {text('commit.add', { kind: text(`commit.kind.${kind}`) })}
          </Button>
        ))}
      </div>
      <Entropy pool={pool} declared={declared} />
      <div>
        <Button look="primary" busy={commit.isPending} disabledReason={declared < needed(pool) ? text('commit.tooLittle') : undefined} onClick={() => void run()}>
          {text('commit.verb', { pool })}
        </Button>
      </div>
    </div>
  )
}

/** Bits declared against bits needed, in figures and as a bar. */
function Entropy({ pool, declared }: { pool: number; declared: number }) {
  const text = useText()
  const enough = needed(pool)
  const words = text('draw.entropyOf', { needed: enough.toFixed(2), declared: declared.toFixed(2), entries: pool })
  return (
    <div className={css.entropy} role="status">
      <p>{words}</p>
      <meter aria-label={text('draw.entropy')} aria-valuetext={words} min={0} max={Math.max(enough * 2, 1)} low={enough} optimum={enough * 2} value={Math.min(declared, enough * 2)} />
    </div>
  )
}
