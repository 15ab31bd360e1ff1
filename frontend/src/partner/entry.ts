import { graphql, type ResultOf } from '../gql/graphql.ts'
import { isDocumentKind } from '../i18n/documents.ts'
import { documentKey } from '../i18n/enums.ts'
import { useText, type Text } from '../i18n/text.tsx'
import { moneyText } from '../ui/amount.ts'
import { actionKey } from './actions.ts'
import { isRole } from './role-choice.tsx'
import { flagIn, listIn, numberIn, textIn } from './changes.ts'

export const EntryFields = graphql(`
  fragment EntryFields on AuditEntry {
    id
    actor
    action
    target
    at
    changes
  }
`)

export type Entry = ResultOf<typeof EntryFields>

/** What an entry says: the deed, the name it was done to, and its details in a line where it has any. */
export interface Told {
  deed: string
  name: string | undefined
  detail: string | undefined
}

export function useTold(): (entry: Entry) => Told {
  const text = useText()
  return (entry) => ({ deed: deedOf(entry, text), name: textIn(entry.changes, 'name'), detail: details[entry.action]?.(entry.changes, text) })
}

/** The words for the deed; a review and a registration are told by how they ended. */
function deedOf({ action, changes }: Entry, text: Text): string {
  if (action === 'document.review') return text(textIn(changes, 'state') === 'REJECTED' ? 'action.rejected' : 'action.accepted')
  if (action === 'domain.register' && flagIn(changes, 'complete') === false) return text('action.held')
  const key = actionKey(action)
  return key === undefined ? action : text(key)
}

type Detail = (changes: unknown, text: Text) => string | undefined

const joined = (parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' · ') || undefined

const paperOf = (changes: unknown, text: Text) => {
  const kind = textIn(changes, 'kind')
  return isDocumentKind(kind) ? text(documentKey(kind)) : undefined
}

const sumOf = (changes: unknown, key: string) => {
  const amount = textIn(changes, key)
  return amount === undefined ? undefined : moneyText({ amount, currency: 'HKD' })
}

/** A person and the roles they have by an entry. */
const whomAs =
  (key: string): Detail =>
  (changes, text) =>
    joined([textIn(changes, 'email'), listIn(changes, key)?.filter(isRole).map((role) => text(`role.${role}`)).join(text('list.and'))])

const details: Record<string, Detail> = {
  'domain.register': (changes, text) => {
    const years = numberIn(changes, 'years')
    return joined([years === undefined ? undefined : text('desk.years', { years }), sumOf(changes, 'net')])
  },
  'domain.update': (changes, text) => {
    const servers = listIn(changes, 'nameServers')
    const renews = flagIn(changes, 'autoRenew')
    return joined([
      servers && (servers.length === 0 ? text('action.noServers') : servers.join(' ')),
      renews === undefined ? undefined : text(renews ? 'names.renews' : 'names.lapses'),
      textIn(changes, 'registrantId') && text('action.newHolder'),
    ])
  },
  'domain.supply': (changes, text) => text('action.papers', { count: listIn(changes, 'documents')?.length ?? 0 }),
  'document.announce': paperOf,
  'document.upload': paperOf,
  'document.review': (changes, text) => joined([paperOf(changes, text), textIn(changes, 'reason')]),
  'payment.record': (changes) => joined([sumOf(changes, 'amount'), textIn(changes, 'reference')]),
  'fee.settle': (changes, text) =>
    joined([
      text('year.number', { number: numberIn(changes, 'year') ?? '' }),
      sumOf(changes, 'amount'),
      text(textIn(changes, 'waivedAt') === undefined ? 'action.fee.charged' : 'action.fee.waived'),
    ]),
  'credential.create': (changes) => textIn(changes, 'label'),
  'member.invite': whomAs('roles'),
  'member.join': whomAs('roles'),
  'member.change': whomAs('to'),
  'member.remove': whomAs('roles'),
  'invitation.revoke': (changes) => textIn(changes, 'email'),
}
