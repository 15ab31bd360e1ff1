import { useState } from 'react'
import { useText } from '../../i18n/text.tsx'
import { HolderForm } from '../../registrant/holder-form.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Section } from '../../ui/page.tsx'
import { HolderChoice } from '../register/holder-choice.tsx'
import type { StepProps } from './step.ts'

/** For whom the name is applied. One applicant has one entry for a name in a phase, through whichever partner. */
export function HolderStep({ draft, change, next }: StepProps) {
  const text = useText()
  const [chosen, setChosen] = useState(draft.holder)
  const [creating, setCreating] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const settle = (holder: { id: string; name: string } | null) => {
    setAttempt(attempt + 1)
    if (!holder) return
    change((before) => ({ ...before, holder: { id: holder.id, name: holder.name } }))
    next()
  }
  if (creating) {
    return (
      <Section title={text('holders.add')}>
        <HolderForm onCreated={settle} onCancel={() => setCreating(false)} />
      </Section>
    )
  }
  return (
    <>
      <ErrorSummary problems={attempt > 0 && !chosen ? [{ message: text('register.holderMissing') }] : []} attempt={attempt} />
      <p>{text('apply.oneEntry')}</p>
      <div>
        <Button onClick={() => setCreating(true)}>{text('holders.add')}</Button>
      </div>
      <HolderChoice chosen={chosen?.id} onChoose={setChosen} />
      <div>
        <Button look="primary" onClick={() => settle(chosen)}>
          {text('register.continue')}
        </Button>
      </div>
    </>
  )
}
