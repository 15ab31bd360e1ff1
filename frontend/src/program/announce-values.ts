import { fromInput } from '../clock/hong-kong.ts'

export const kinds = ['news', 'partners', 'promotion', 'suspend', 'resume'] as const
export type Kind = (typeof kinds)[number]

/** What stands in the form. */
export interface NoticeValues {
  kind: Kind
  effectiveAt: string
  title: string
  bodyMarkdown: string
  hantTitle: string
  hantBody: string
  hansTitle: string
  hansBody: string
}

export const blank: NoticeValues = { kind: 'news', effectiveAt: '', title: '', bodyMarkdown: '', hantTitle: '', hantBody: '', hansTitle: '', hansBody: '' }

/** Whether it means nothing without the instant at which it takes effect. */
export function needsInstant(kind: Kind): boolean {
  return kind === 'suspend' || kind === 'resume'
}

/** The form as the registry takes it: a language that is empty is left out, and English stands for it. */
export function inputOf({ kind, effectiveAt, title, bodyMarkdown, hantTitle, hantBody, hansTitle, hansBody }: NoticeValues) {
  return {
    title: title.trim(),
    bodyMarkdown,
    zhHant: translation(hantTitle, hantBody),
    zhHans: translation(hansTitle, hansBody),
    effectiveAt: fromInput(effectiveAt) ?? null,
    partnersOnly: kind === 'partners',
    promotion: kind === 'promotion',
    suspendProgram: kind === 'suspend',
    resumeProgram: kind === 'resume',
  }
}

function translation(title: string, bodyMarkdown: string) {
  return title.trim() === '' ? null : { title: title.trim(), bodyMarkdown }
}
