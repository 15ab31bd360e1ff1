import { Link } from 'wouter'
import { instant } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Deadline } from '../ui/deadline.tsx'
import { Facts, type Fact } from '../ui/facts.tsx'
import { Name } from '../ui/name.tsx'
import { Status } from '../ui/status.tsx'
import css from './objection.module.css'
import { ruleOf, standing, type Objection } from './objection.ts'

/** What is known of a case to whoever is reading: the public does not get what is withheld from it. A heading may name it already. */
export function CaseFacts({ of, named = false }: { of: Objection; named?: boolean }) {
  const [text, locale] = [useText(), useLocale()]
  const { state, word } = standing(of)
  const facts: (Fact | false)[] = [
    !named && {
      label: text('search.name'),
      value: (
        <Link href={paths.result(of.set.phase.kind, of.set.name)}>
          <Name of={of.set.name} />
        </Link>
      ),
    },
    { label: text('certificate.phase'), value: of.set.phase.title },
    { label: text('objection.standing'), value: <Status state={state}>{text(word)}</Status> },
    { label: text('objection.filedAt'), value: instant(locale, of.filedAt) },
    of.decision === null && { label: text('objection.due'), value: <Deadline at={of.decisionDueAt} /> },
    { label: text('objection.rule'), value: ruleOf(of) },
    of.objector !== null && { label: text('objection.objector'), value: of.objector },
    of.panel.length > 0 && { label: text('objection.panel'), value: <Panel of={of.panel} /> },
  ]
  return <Facts of={facts.filter((fact) => fact !== false)} />
}

function Panel({ of }: { of: Objection['panel'] }) {
  const text = useText()
  return (
    <ul className={css.panel}>
      {of.map(({ name, capacity, recused, conflict }) => (
        <li key={name}>
          {text('objection.member', { name, capacity: text(`objection.capacity.${capacity}`) })}
          {recused && <p className={css.soft}>{text('objection.recused')}</p>}
          {conflict !== null && <p className={css.soft}>{conflict}</p>}
        </li>
      ))}
    </ul>
  )
}

/** The decision with its reasons, and what it led to. */
export function DecisionShown({ of }: { of: Objection }) {
  const [text, locale] = [useText(), useLocale()]
  const { decision } = of
  if (!decision) return null
  const facts: (Fact | false)[] = [
    { label: text('objection.outcome'), value: text(of.status === 'NOT_ENTERTAINED' ? 'objection.status.NOT_ENTERTAINED' : `objection.outcome.${decision.outcome}`) },
    { label: text('objection.decidedAt'), value: text('objection.decidedBy', { at: instant(locale, decision.decidedAt), by: decision.decidedBy }) },
    { label: text('objection.reasons'), value: <p className={css.quote}>{decision.reason}</p> },
    of.cancellationRequired !== null && { label: text('objection.cancellation'), value: text(of.cancellationRequired ? 'objection.cancelled' : 'objection.stands') },
    of.effect !== null && { label: text('objection.effect'), value: of.effect },
    decision.final && { label: text('objection.finality'), value: text('objection.final') },
  ]
  return <Facts of={facts.filter((fact) => fact !== false)} />
}
