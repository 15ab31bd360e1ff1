import { takes } from '../gql/upload.ts'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { DropZone } from '../ui/drop-zone.tsx'
import { fieldId } from '../ui/field.tsx'
import { Status } from '../ui/status.tsx'
import { useUpload } from '../ui/use-upload.ts'
import css from './objection.module.css'
import { sendEvidence, type Evidence } from './send.ts'

/** The most pieces that the registry takes. */
const most = 10

interface EvidenceFieldProps {
  evidence: readonly Evidence[]
  error: string | undefined
  onChange: (evidence: readonly Evidence[]) => void
}

/** Evidence, piece by piece, each with its progress; what has arrived can be left out again. */
export function EvidenceField({ evidence, error, onChange }: EvidenceFieldProps) {
  const text = useText()
  const { upload, send, cancel } = useUpload(sendEvidence, (piece) => onChange([...evidence, piece]))
  return (
    <fieldset id={fieldId('evidenceIds')} tabIndex={-1} className={css.evidence}>
      <legend>{text('object.evidence')}</legend>
      <p className={css.soft}>{text('object.evidenceHint')}</p>
      {error !== undefined && <p className={css.error}>{error}</p>}
      {evidence.length > 0 && (
        <ul>
          {evidence.map((piece) => (
            <li key={piece.id}>
              <Status state="good">{piece.filename}</Status> <code className={css.hash}>{piece.sha256}</code>
              <Button look="plain" onClick={() => onChange(evidence.filter(({ id }) => id !== piece.id))}>
                {text('object.leaveOut')}
                <span className="unseen"> {piece.filename}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {evidence.length < most && <DropZone label={text('object.drop')} hint={text('paper.takes')} accept={takes} upload={upload} onFile={send} onCancel={cancel} />}
    </fieldset>
  )
}
