import { documentKey } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Relative } from '../ui/deadline.tsx'
import { Name } from '../ui/name.tsx'
import css from './papers-page.module.css'
import type { PaperToReview } from './papers-query.ts'

interface QueueProps {
  papers: readonly PaperToReview[]
  current: string
  onChoose: (id: string) => void
}

export function Queue({ papers, current, onChoose }: QueueProps) {
  const text = useText()
  const columns: Column<PaperToReview>[] = [
    {
      key: 'paper',
      header: text('papers.paper'),
      cell: (paper) =>
        paper.id === current ? (
          <span className={css.current} aria-current="true">
            {text(documentKey(paper.kind))}
          </span>
        ) : (
          <button type="button" className={css.choose} onClick={() => onChoose(paper.id)}>
            {text(documentKey(paper.kind))}
          </button>
        ),
    },
    { key: 'name', header: text('names.name'), cell: ({ domain, launchApplication }) => (domain || launchApplication ? <Name of={(domain ?? launchApplication)?.name ?? ''} /> : '–') },
    { key: 'for', header: text('papers.for'), cell: ({ domain, launchApplication }) => launchApplication?.registrant.name ?? domain?.partner?.name ?? '–' },
    { key: 'since', header: text('papers.arrived'), figures: true, cell: ({ uploadedAt }) => (uploadedAt === null ? '–' : <Relative at={uploadedAt} />) },
  ]
  return <DataTable caption={text('papers.queue')} captionHidden columns={columns} rows={papers} rowKey={({ id }) => id} />
}
