import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNow } from '../clock/clock.ts'
import { graphql } from '../gql/graphql.ts'
import { useDeed } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { ErrorSummary, type Problem } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import form from '../ui/form.module.css'
import { say } from '../ui/toast.tsx'
import css from './control.module.css'
import { keyOf } from './draw.ts'
import type { Draw } from './sets.ts'
import { valuesTyped } from './values.ts'

const ConductDraw = graphql(`
  mutation ConductDraw($input: ConductDrawInput!) {
    conductDraw(input: $input) {
      draw { id conductedAt }
      userErrors { code field message }
    }
  }
`)

/** The values of the committed sources, once each is public. They make the key before the officer's eyes; then it is final. */
export function ConductForm({ of, asciiName }: { of: Draw; asciiName: string }) {
  const [text, now] = [useText(), useNow()]
  const client = useQueryClient()
  const conduct = useDeed(ConductDraw)
  const [typed, setTyped] = useState<readonly string[]>(() => of.sources.map(() => ''))
  const [problems, setProblems] = useState<Problem[]>([])
  const [open, setOpen] = useState(false)
  const values = typed.map(valuesTyped)
  const whole = values.every((list) => list !== undefined)
  const waiting = of.sources.filter(({ publicAt }) => Date.parse(publicAt) > now)
  const run = async () => {
    const answer = await conduct.mutateAsync({ input: { drawId: of.id, values: values.map((list) => [...(list ?? [])]) } }).catch(() => undefined)
    setOpen(false)
    if (!answer) return
    setProblems(answer.conductDraw.userErrors.map(({ message }) => ({ message })))
    if (answer.conductDraw.userErrors.length > 0) return
    await client.invalidateQueries()
    say(text('conduct.done'))
  }
  const reason = waiting.length > 0 ? text('conduct.notPublic', { count: waiting.length }) : whole ? undefined : text('conduct.missing')
  return (
    <div className={form.form}>
      <ErrorSummary problems={problems} attempt={conduct.submittedAt} />
      {conduct.isError && <FaultNotice error={conduct.error} />}
      {of.sources.map((source, at) => (
        <TextField
          key={source.name}
          name={`values-${at}`}
          label={source.name}
          hint={
            Date.parse(source.publicAt) > now ? (
              <>
                {text('draw.publicAt')} <Deadline at={source.publicAt} />
              </>
            ) : (
              text('conduct.hint')
            )
          }
          error={typed[at] !== '' && values[at] === undefined ? text('conduct.noNumbers') : undefined}
          value={typed[at] ?? ''}
          inputMode="numeric"
          autoComplete="off"
          onChange={(event) => setTyped(typed.map((other, index) => (index === at ? event.target.value : other)))}
        />
      ))}
      {whole && (
        <p role="status">
          {text('conduct.key')} <code className={css.hash}>{keyOf(values.map((list) => ({ values: list.map(BigInt) })), asciiName)}</code>
        </p>
      )}
      <div>
        <Button look="primary" busy={conduct.isPending} disabledReason={reason} onClick={() => setOpen(true)}>
          {text('conduct.verb', { count: of.entries.length })}
        </Button>
      </div>
      <Confirm title={text('conduct.verb', { count: of.entries.length })} open={open} verb={text('conduct.verb', { count: of.entries.length })} look="primary" busy={conduct.isPending} onConfirm={() => void run()} onClose={() => setOpen(false)}>
        <p>{text('conduct.sure')}</p>
      </Confirm>
    </div>
  )
}
