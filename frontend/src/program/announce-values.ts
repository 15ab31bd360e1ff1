import { fromInput } from '../clock/hong-kong.ts'

export const kinds = ['news', 'partners', 'promotion', 'suspend', 'resume'] as const
export type Kind = (typeof kinds)[number]

/** What stands in the form. */
export interface NoticeValues {
  kind: Kind
  effectiveAt: string
  /** End of the embargo; only of a notice that the public may read and that does not suspend the programme. */
  publicFrom: string
  title: string
  bodyMarkdown: string
  hantTitle: string
  hantBody: string
  hansTitle: string
  hansBody: string
}

export const blank: NoticeValues = { kind: 'news', effectiveAt: '', publicFrom: '', title: '', bodyMarkdown: '', hantTitle: '', hantBody: '', hansTitle: '', hansBody: '' }

/** Whether it means nothing without the instant at which it takes effect. */
export function needsInstant(kind: Kind): boolean {
  return kind === 'suspend' || kind === 'resume'
}

/** Whether the public may be told of it later than partners. */
export function mayWait(kind: Kind): boolean {
  return kind === 'news' || kind === 'promotion'
}

/** The form as the registry takes it: a language that is empty is left out, and English stands for it. */
export function inputOf({ kind, effectiveAt, publicFrom, title, bodyMarkdown, hantTitle, hantBody, hansTitle, hansBody }: NoticeValues) {
  return {
    title: title.trim(),
    bodyMarkdown,
    zhHant: translation(hantTitle, hantBody),
    zhHans: translation(hansTitle, hansBody),
    effectiveAt: fromInput(effectiveAt) ?? null,
    publicFrom: mayWait(kind) ? (fromInput(publicFrom) ?? null) : null,
    partnersOnly: kind === 'partners',
    promotion: kind === 'promotion',
    suspendProgram: kind === 'suspend',
    resumeProgram: kind === 'resume',
  }
}

function translation(title: string, bodyMarkdown: string) {
  return title.trim() === '' ? null : { title: title.trim(), bodyMarkdown }
}
