import { stamp } from '../clock/hong-kong.ts'
import { readAll, type Progress } from '../gql/read-all.ts'
import { documentKey, eppStatus } from '../i18n/enums.ts'
import { useText, type Text } from '../i18n/text.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { domainsOf, NamesQuery, type NameRow } from './names-query.ts'
import { toVariables, type Narrowing } from './narrowing.ts'

/** Everything the list shows, as it is narrowed and sorted. */
export function NamesExport({ total, narrowing }: { total: number; narrowing: Narrowing }) {
  const text = useText()
  const header = [
    text('names.name'),
    text('names.ascii'),
    text('names.state'),
    text('names.holder'),
    text('names.created.hkt'),
    text('names.expires.hkt'),
    text('names.autoRenew'),
    text('names.servers'),
    text('names.papersAwaited'),
    text('names.paymentAwaited'),
  ]
  const read = async (progress: Progress, signal: AbortSignal) => {
    const variables = (after: string | null) => ({ first: 100, after, ...toVariables(narrowing) })
    const rows = await readAll({ document: NamesQuery, variables, connection: domainsOf }, progress, signal)
    return rows.map((row) => cells(row, text))
  }
  return <ExportButton filename="names.csv" header={header} total={total} read={read} />
}

function cells(row: NameRow, text: Text): string[] {
  return [
    row.name,
    row.asciiName,
    row.statuses.map(eppStatus).join(' '),
    row.registrant.name,
    stamp(row.createdAt),
    row.awaitingUntil === null ? stamp(row.expiresAt) : '',
    text(row.autoRenew ? 'desk.yes' : 'desk.no'),
    row.nameServers.join(' '),
    row.awaitingDocuments.map(({ kind }) => text(documentKey(kind))).join('; '),
    row.awaitingPayment?.amount ?? '',
  ]
}
