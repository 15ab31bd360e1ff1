import { day } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Facts, type Fact } from '../ui/facts.tsx'
import { Name } from '../ui/name.tsx'
import type { Application } from './applications.ts'

/** What an application relies on, and the class that this puts it in today. */
export function ClaimFacts({ of }: { of: Pick<Application, 'claim' | 'phase'> }) {
  const [text, locale] = [useText(), useLocale()]
  const { claim, phase } = of
  if (!claim) return null
  const known = phase.classes.find(({ code }) => code === claim.priorityClass)
  const at = phase.classes.findIndex(({ code }) => code === claim.priorityClass) + 1
  const facts: (Fact | false)[] = [
    { label: text('entries.class'), value: text('application.classOf', { at, of: phase.classes.length, title: known?.title ?? claim.priorityClass }) },
    known !== undefined && { label: text('application.inside'), value: known.decidedBy },
    {
      label: text('entries.equivalent'),
      value:
        claim.equivalent === null ? (
          text('application.noEquivalent')
        ) : (
          <>
            <Name of={claim.equivalent} /> {claim.equivalentSince !== null && text('entries.since', { day: day(locale, `${claim.equivalentSince}T00:00:00+08:00`) })}
          </>
        ),
    },
    claim.trademark !== null && { label: text('apply.mark'), value: claim.trademark },
    claim.trademarkNumber !== null && { label: text('apply.markNumber'), value: claim.trademarkNumber },
  ]
  return <Facts of={facts.filter((fact) => fact !== false)} />
}
