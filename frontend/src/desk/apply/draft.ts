import type { Paper } from '../../document/send.ts'
import { applied } from '../../launch/phase.ts'

export const steps = ['name', 'holder', 'claim', 'check'] as const
export type Step = (typeof steps)[number]

/** An application as far as it has been filled in. */
export interface Draft {
  partnerId: string
  name: string
  phase: string
  holder: { id: string; name: string } | null
  trademark: string
  trademarkNumber: string
  equivalent: string
  papers: Readonly<Record<string, Paper>>
  claimSeen: boolean
}

export function blank(partnerId: string): Draft {
  return { partnerId, name: '', phase: '', holder: null, trademark: '', trademarkNumber: '', equivalent: '', papers: {}, claimSeen: false }
}

export function phaseOf(draft: Draft): (typeof applied)[number] | undefined {
  return applied.find((kind) => kind === draft.phase)
}

/** The furthest step that may be shown: those before it are finished. */
export function furthest(draft: Draft): Step {
  if (draft.name === '' || !phaseOf(draft)) return 'name'
  if (!draft.holder) return 'holder'
  return draft.claimSeen ? 'check' : 'claim'
}

/** The step an address asks for, where it may be shown already. */
export function stepOf(draft: Draft, asked: string | null): Step {
  const limit = furthest(draft)
  const step = steps.find((known) => known === asked)
  return step && steps.indexOf(step) <= steps.indexOf(limit) ? step : limit
}

/** Another name or phase asks for other papers; a holder stays. */
export function withName(draft: Draft, name: string, phase: string): Draft {
  return draft.name === name && draft.phase === phase ? draft : { ...draft, name, phase, papers: {}, claimSeen: false }
}

/** What was typed as the whole name it stands for: a bare word is meant directly under .hk. */
export function wholeName(typed: string): string {
  const name = typed.trim().toLowerCase()
  return name === '' || name.includes('.') ? name : `${name}.hk`
}

/** What the server is asked, from what was filled in. */
export function inputOf(draft: Draft) {
  const phase = phaseOf(draft) ?? 'SUNRISE'
  const given = (value: string) => (value.trim() === '' ? null : value.trim())
  const marked = phase === 'PRIORITY_REGISTRATION'
  return {
    name: draft.name,
    phase,
    registrantId: draft.holder?.id ?? '',
    trademark: marked ? given(draft.trademark) : null,
    trademarkNumber: marked ? given(draft.trademarkNumber) : null,
    equivalent: phase === 'SUNRISE' ? null : given(draft.equivalent),
    documentIds: Object.values(draft.papers).map(({ id }) => id),
  }
}
