import { useQuery } from '@tanstack/react-query'
import { useNow } from '../clock/clock.ts'
import { instant } from '../clock/time.ts'
import { asks } from '../gql/query.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Allowed, Door } from '../session/door.tsx'
import { Answer } from '../ui/answer.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { percentText } from './tier-at.ts'
import { TiersForm } from './tiers-form.tsx'
import { TierTablesQuery, type TierTable } from './tiers-query.ts'

export function TiersPage() {
  const text = useText()
  return (
    <Door to="officer" title={text('tierTable.title')}>
      {() => <TiersDesk />}
    </Door>
  )
}

function TiersDesk() {
  const [text, now] = [useText(), useNow()]
  const tables = useQuery(asks(TierTablesQuery, {}))
  return (
    <Page title={text('tierTable.title')} statement={text('tierTable.lead')}>
      <Answer to={tables} lines={8}>
        {({ tierTables }) => {
          const inForce = tierTables.find(({ effectiveFrom }) => Date.parse(effectiveFrom) <= now)
          return (
            <>
              <Allowed to="operate">{inForce && <TiersForm start={inForce.tiers} />}</Allowed>
              <Section title={text('tierTable.versions')}>
                <Versions of={tierTables} inForce={inForce} />
              </Section>
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

function Versions({ of, inForce }: { of: readonly TierTable[]; inForce: TierTable | undefined }) {
  const [text, locale, now] = [useText(), useLocale(), useNow()]
  const columns: Column<TierTable>[] = [
    { key: 'version', header: text('tierTable.version'), cell: ({ version }) => version },
    { key: 'from', header: text('tierTable.from'), cell: ({ effectiveFrom }) => instant(locale, effectiveFrom) },
    {
      key: 'state',
      header: text('tierTable.state'),
      cell: (table) => {
        if (table === inForce) return <Status state="good">{text(table.sample ? 'tierTable.sample' : 'tierTable.inForce')}</Status>
        return Date.parse(table.effectiveFrom) > now ? <Status state="waiting">{text('tierTable.ahead')}</Status> : <Status state="neutral">{text('tierTable.past')}</Status>
      },
    },
    {
      key: 'bands',
      header: text('tierTable.bands'),
      cell: ({ tiers }) => tiers.map(({ name, minimumRegistrations, percentOff }) => text('tierTable.band', { name, from: minimumRegistrations, off: percentText(percentOff) })).join(text('list.and')),
    },
  ]
  return <DataTable caption={text('tierTable.versions')} captionHidden columns={columns} rows={of} rowKey={({ version }) => version} />
}
