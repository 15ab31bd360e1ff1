import type { MessageKey } from '../i18n/catalogue.ts'

/** Every action that the audit log records, and the words for it. */
const words = {
  'domain.register': 'action.domain.register',
  'domain.complete': 'action.domain.complete',
  'domain.release': 'action.domain.release',
  'domain.update': 'action.domain.update',
  'domain.supply': 'action.domain.supply',
  'document.announce': 'action.document.announce',
  'document.upload': 'action.document.upload',
  'document.review': 'action.document.review',
  'registrant.create': 'action.registrant.create',
  'payment.record': 'action.payment.record',
  'credential.create': 'action.credential.create',
  'credential.revoke': 'action.credential.revoke',
  'member.invite': 'action.member.invite',
  'member.join': 'action.member.join',
  'member.change': 'action.member.change',
  'member.remove': 'action.member.remove',
  'invitation.revoke': 'action.invitation.revoke',
  'session.begin': 'action.session.begin',
  'promotion.create': 'action.promotion.create',
  'profile.update': 'action.profile.update',
  'logo.submit': 'action.logo.submit',
  'logo.page': 'action.logo.page',
  'logo.post': 'action.logo.post',
  'logo.refuse': 'action.logo.refuse',
  'partnership.announce': 'action.partnership.announce',
  'fee.settle': 'action.fee.settle',
  'tiers.publish': 'action.tiers.publish',
  'clock.advance': 'action.clock.advance',
} as const satisfies Record<string, MessageKey>

type Action = keyof typeof words

function isAction(action: string): action is Action {
  return Object.hasOwn(words, action)
}

/** The words for an action; undefined for one that a newer server records, which is then shown by its code. */
export function actionKey(action: string): MessageKey | undefined {
  return isAction(action) ? words[action] : undefined
}
