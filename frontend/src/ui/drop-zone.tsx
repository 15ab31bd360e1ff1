import { useId, useState, type DragEvent } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import css from './drop-zone.module.css'
import { Status } from './status.tsx'

/** How far one upload has come. */
export type Upload =
  | { step: 'idle' }
  | { step: 'sending'; filename: string; sent: number; total: number }
  | { step: 'done'; filename: string }
  | { step: 'refused'; filename: string; message: string }

interface DropZoneProps {
  label: string
  hint: string
  /** Kinds of file offered by the file chooser; the server decides by content. */
  accept: string
  upload: Upload
  onFile: (file: File) => void
  onCancel?: () => void
}

/** A place to drop a paper, or to choose it; says how far the upload is and what went wrong. */
export function DropZone({ label, hint, accept, upload, onFile, onCancel }: DropZoneProps) {
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.item(0)
    if (file) onFile(file)
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    // Dropping is a convenience; the file input inside does the same by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      aria-labelledby={`${id}label`}
      className={classNames(css.zone, over && css.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <label id={`${id}label`} htmlFor={id}>{label}</label>
      <p id={`${id}hint`} className={css.hint}>
        {hint}
      </p>
      <input id={id} type="file" accept={accept} aria-describedby={`${id}hint`} onChange={(event) => take(event.target.files)} />
      <Progress upload={upload} onCancel={onCancel} />
    </div>
  )
}

function Progress({ upload, onCancel }: { upload: Upload; onCancel: (() => void) | undefined }) {
  const text = useText()
  return (
    <div className={css.progress} role="status">
      {upload.step === 'sending' && (
        <>
          <span>{text('upload.sending', { filename: upload.filename, percent: Math.floor((upload.sent / Math.max(upload.total, 1)) * 100) })}</span>
          <progress aria-label={upload.filename} value={upload.sent} max={upload.total} />
          {onCancel && <Button onClick={onCancel}>{text('upload.cancel')}</Button>}
        </>
      )}
      {upload.step === 'done' && <Status state="good">{text('upload.done', { filename: upload.filename })}</Status>}
      {upload.step === 'refused' && <p className={css.error}>{upload.message}</p>}
    </div>
  )
}
