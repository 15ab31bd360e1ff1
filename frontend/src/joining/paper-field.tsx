import { useQueryClient } from '@tanstack/react-query'
import { takes } from '../gql/upload.ts'
import { documentKey, type DocumentKind } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { DropZone } from '../ui/drop-zone.tsx'
import { Status } from '../ui/status.tsx'
import { useUpload } from '../ui/use-upload.ts'
import { joiningKey, standingOf, type Application } from './application.ts'
import css from './joining.module.css'
import { sendApplicationPaper } from './send.ts'

interface PaperFieldProps {
  of: Application
  kind: DocumentKind
  /** The id by which an error summary leads here. */
  id: string
  /** What is wrong, where the registry refused for want of it. */
  error?: string | undefined
  onArrived?: () => void
}

/** A paper of the application: the one that stands, why one will not do, and the place to send another. */
export function PaperField({ of, kind, id, error, onArrived }: PaperFieldProps) {
  const text = useText()
  const client = useQueryClient()
  const { upload, send, cancel } = useUpload(
    (file, progress, signal) => sendApplicationPaper(file, kind, progress, signal),
    () => {
      onArrived?.()
      void client.invalidateQueries({ queryKey: joiningKey })
    },
  )
  const stands = standingOf(of, kind)
  const rejected = stands ? undefined : of.documents.filter((paper) => paper.kind === kind && paper.state === 'REJECTED').at(-1)
  const words = text(documentKey(kind))
  return (
    <div id={id} tabIndex={-1} className={css.paper}>
      {stands && (
        <div className={css.arrived}>
          <p>
            <Status state="good">{text('paper.arrived')}</Status> {stands.filename}
          </p>
          <p className={css.hash}>{text('join.sha', { sha256: stands.sha256 })}</p>
        </div>
      )}
      {rejected && (
        <div className={css.arrived}>
          <p>
            <Status state="refused">{text('join.paperRejected')}</Status> {rejected.filename}
          </p>
          {rejected.rejectionReason !== null && <p>{rejected.rejectionReason}</p>}
        </div>
      )}
      {error !== undefined && <Status state="refused">{error}</Status>}
      <DropZone label={text(stands ? 'join.dropAnother' : 'paper.drop', { kind: words })} hint={text('paper.takes')} accept={takes} upload={upload} onFile={send} onCancel={cancel} />
    </div>
  )
}
