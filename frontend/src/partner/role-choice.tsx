import { useText } from '../i18n/text.tsx'
import { useViewer, type Role } from '../session/viewer.ts'
import { CheckGroup } from '../ui/check-group.tsx'
import type { ComponentProps } from 'react'

/** The roles of a partner's people, the widest first. */
const all = ['OWNER', 'ADMIN', 'BILLING', 'REGISTRATION', 'READ_ONLY', 'DEVELOPER'] as const satisfies readonly Role[]

export function isRole(value: string): value is (typeof all)[number] {
  return all.some((role) => role === value)
}

type RoleChoiceProps = Omit<ComponentProps<typeof CheckGroup>, 'legend' | 'options' | 'hint'>

/** Which roles somebody shall have. Only an owner is offered an owner's; the server decides again. */
export function RoleChoice(props: RoleChoiceProps) {
  const text = useText()
  const owns = useViewer()?.scopes.includes('OWNER') ?? false
  const options = all.filter((role) => owns || role !== 'OWNER').map((role) => ({ value: role, label: text(`role.${role}`) }))
  return <CheckGroup {...props} legend={text('team.roles')} hint={text('team.rolesHint')} options={options} />
}
