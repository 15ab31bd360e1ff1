import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { asks } from '../../gql/query.ts'
import { Sentence, useText } from '../../i18n/text.tsx'
import { PhasesQuery, type Phase } from '../../launch/phase.ts'
import { paths } from '../../paths.ts'
import { Answer, Empty } from '../../ui/answer.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Deadline } from '../../ui/deadline.tsx'
import { ErrorSummary, type Problem } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/field.tsx'
import css from '../register/register.module.css'
import { wholeName, withName } from './draft.ts'
import type { StepProps } from './step.ts'

/** Which name, in which phase. Only a phase that takes applications can be chosen; the others say when. */
export function NameStep({ draft, change, next }: StepProps) {
  const text = useText()
  const phases = useQuery(asks(PhasesQuery, {}))
  const given = new URLSearchParams(useSearch())
  const [typed, setTyped] = useState(given.get('name') ?? draft.name)
  const [chosen, setChosen] = useState(given.get('phase') ?? draft.phase)
  const [attempt, setAttempt] = useState(0)
  const [problems, setProblems] = useState<Problem[]>([])
  return (
    <Answer to={phases} lines={6}>
      {({ launchPhases }) => {
        const open = launchPhases.filter((phase) => phase.stage === 'OPEN' && phase.window.endsAt !== null)
        if (open.length === 0) return <NoneOpen phases={launchPhases} />
        const phase = open.find(({ kind }) => kind === chosen) ?? open[0]
        const submit = () => {
          const name = wholeName(typed)
          setAttempt(attempt + 1)
          setProblems(name === '' ? [{ field: 'name', message: text('apply.nameMissing') }] : [])
          if (name === '' || !phase) return
          change((before) => withName(before, name, phase.kind))
          next()
        }
        return (
          <form
            className={css.step}
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              submit()
            }}
          >
            <ErrorSummary problems={problems} attempt={attempt} />
            <TextField
              name="name"
              label={text('apply.name')}
              hint={text('apply.nameHint')}
              error={problems[0]?.message}
              value={typed}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
            <fieldset className={css.choices}>
              <legend>{text('apply.phase')}</legend>
              {open.map((one) => (
                <PhaseOption key={one.kind} of={one} checked={one === phase} onChoose={() => setChosen(one.kind)} />
              ))}
            </fieldset>
            <div>
              <Button type="submit" look="primary">
                {text('register.continue')}
              </Button>
            </div>
          </form>
        )
      }}
    </Answer>
  )
}

function PhaseOption({ of, checked, onChoose }: { of: Phase; checked: boolean; onChoose: () => void }) {
  return (
    <label className={css.choice}>
      <input type="radio" name="phase" checked={checked} onChange={onChoose} />
      <span>
        {of.title}
        <br />
        <span className={css.soft}>
          {of.eligibility}
          {of.window.endsAt !== null && (
            <>
              {' '}
              <Sentence of="phase.open" values={{ at: <Deadline at={of.window.endsAt} /> }} />
            </>
          )}
        </span>
      </span>
    </label>
  )
}

/** No phase takes applications: when the next one does, or that the launch is over. */
function NoneOpen({ phases }: { phases: readonly Phase[] }) {
  const text = useText()
  const next = phases.find(({ stage, window }) => stage === 'UPCOMING' && window.endsAt !== null)
  return (
    <Empty title={text('apply.noneOpen')}>
      <p>
        {next ? (
          <Sentence of="launch.opens" values={{ phase: <Link href={paths.phase(next.kind)}>{next.title}</Link>, at: <Deadline at={next.window.startsAt} /> }} />
        ) : (
          text('launch.over')
        )}
      </p>
      <ButtonLink to={next ? paths.launch() : paths.register()}>{text(next ? 'launch.title' : 'place.register')}</ButtonLink>
    </Empty>
  )
}
