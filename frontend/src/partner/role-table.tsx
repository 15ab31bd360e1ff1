import { useText } from '../i18n/text.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Section } from '../ui/page.tsx'
import type { Grant } from './team-query.ts'

/** What each role may do, as the registry has it. */
export function RoleTable({ of }: { of: readonly Grant[] }) {
  const text = useText()
  const columns: Column<Grant>[] = [
    { key: 'role', header: text('team.role'), cell: ({ role }) => text(`role.${role}`) },
    {
      key: 'may',
      header: text('team.may'),
      cell: ({ powers }) => (
        <ul>
          {powers.map((power) => (
            <li key={power}>{text(`power.${power}`)}</li>
          ))}
        </ul>
      ),
    },
  ]
  return (
    <Section title={text('team.what')} lead={text('team.whatLead')}>
      <DataTable caption={text('team.what')} captionHidden columns={columns} rows={of} rowKey={({ role }) => role} />
    </Section>
  )
}
