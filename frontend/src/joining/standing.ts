import type { MessageKey } from '../i18n/catalogue.ts'
import { paths } from '../paths.ts'
import type { State } from '../ui/status.tsx'
import { isOpen, sentBack, type Application, type Item, type Step } from './application.ts'

/** The steps as the programme numbers them, each with its screen and its words. */
export const steps: Record<Step, { at: () => string; title: MessageKey }> = {
  REVIEW_TERMS: { at: paths.joinTerms, title: 'join.step.REVIEW_TERMS' },
  SUBMIT_FORM_AND_BUSINESS_REGISTRATION: { at: paths.joinForm, title: 'join.step.SUBMIT_FORM_AND_BUSINESS_REGISTRATION' },
  HOLD_HK_DOMAIN: { at: paths.joinName, title: 'join.step.HOLD_HK_DOMAIN' },
  SIGN_AND_STAMP_AGREEMENT: { at: paths.joinAgreement, title: 'join.step.SIGN_AND_STAMP_AGREEMENT' },
  SETTLE_ADMINISTRATION_FEE: { at: paths.joinFee, title: 'join.step.SETTLE_ADMINISTRATION_FEE' },
}

const shapes: Record<Application['status'], State> = {
  DRAFT: 'neutral',
  AWAITING_DOCUMENTS: 'waiting',
  AWAITING_PAYMENT: 'waiting',
  UNDER_REVIEW: 'waiting',
  APPROVED: 'good',
  REJECTED: 'refused',
  WITHDRAWN: 'neutral',
}

/** What is needed of an application to say how it stands. */
interface Standing {
  status: Application['status']
  overdue: boolean
  questions: readonly { answeredAt: string | null }[]
}

/** How an application stands: what is late comes first, then what waits for an answer. */
export function standing(of: Standing): { state: State; word: MessageKey } {
  if (of.overdue) return { state: 'refused', word: 'joining.overdue' }
  if (isOpen(of) && of.questions.some(({ answeredAt }) => answeredAt === null)) return { state: 'waiting', word: 'joining.asked' }
  return { state: shapes[of.status], word: `joining.status.${of.status}` }
}

/** How one step stands. */
export function stepStanding(of: Application, item: Item): { state: State; word: MessageKey } {
  if (item.done) return { state: 'good', word: 'join.done' }
  if (sentBack(of, item)) return { state: 'refused', word: 'join.again' }
  return begun(of, item.step) ? { state: 'waiting', word: 'join.begun' } : { state: 'neutral', word: 'join.notBegun' }
}

/** Whether something was written or sent for a step that is not done. */
function begun(of: Application, step: Step): boolean {
  switch (step) {
    case 'REVIEW_TERMS':
      return of.acceptedDocuments.length > 0
    case 'SUBMIT_FORM_AND_BUSINESS_REGISTRATION':
      return [of.form.companyName, of.form.businessRegistrationNumber, of.form.address].some((line) => line !== '') || of.documents.length > 0
    case 'HOLD_HK_DOMAIN':
      return of.existingDomain !== null
    case 'SIGN_AND_STAMP_AGREEMENT':
      return false
    case 'SETTLE_ADMINISTRATION_FEE':
      return Number(of.fee.paid.amount) > 0
  }
}
