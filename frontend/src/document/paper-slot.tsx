import { useState } from 'react'
import { takes } from '../gql/upload.ts'
import { documentKey } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { DropZone } from '../ui/drop-zone.tsx'
import { SelectField } from '../ui/field.tsx'
import { Status } from '../ui/status.tsx'
import { useUpload } from '../ui/use-upload.ts'
import css from './paper-slot.module.css'
import { RequirementWhy, type Requirement } from './requirement.tsx'
import { sendPaper, type Paper } from './send.ts'
import { sizeText } from './size.ts'

interface PaperSlotProps {
  requirement: Requirement
  /** The name it is asked for, in which the matched letters are shown. */
  name: string
  paper: Paper | undefined
  onPaper: (paper: Paper | undefined) => void
  /** One level beneath the heading that the slot stands under. */
  heading: 'h2' | 'h3'
}

/** One paper beside the rule that asks for it. */
export function PaperSlot({ requirement, name, paper, onPaper, heading: Heading }: PaperSlotProps) {
  const text = useText()
  return (
    <section className={css.slot} aria-label={text(documentKey(requirement.kind))}>
      <div className={css.rule}>
        <Heading>{text(documentKey(requirement.kind))}</Heading>
        <RequirementWhy of={requirement} name={name} />
      </div>
      {paper ? <Arrived paper={paper} onRemove={() => onPaper(undefined)} /> : <Asked requirement={requirement} onPaper={onPaper} />}
    </section>
  )
}

function Asked({ requirement, onPaper }: { requirement: Requirement; onPaper: (paper: Paper) => void }) {
  const text = useText()
  const kinds = [requirement.kind, ...requirement.alternatives]
  const [kind, setKind] = useState(requirement.kind)
  const { upload, send, cancel } = useUpload((file, progress, signal) => sendPaper(file, kind, progress, signal), onPaper)
  return (
    <div className={css.asked}>
      {kinds.length > 1 && (
        <SelectField
          name={`kind-${requirement.kind}`}
          label={text('paper.which')}
          value={kind}
          onChange={(event) => setKind(kinds.find((known) => known === event.target.value) ?? requirement.kind)}
        >
          {kinds.map((known) => (
            <option key={known} value={known}>
              {text(documentKey(known))}
            </option>
          ))}
        </SelectField>
      )}
      <DropZone label={text('paper.drop', { kind: text(documentKey(kind)) })} hint={text('paper.takes')} accept={takes} upload={upload} onFile={send} onCancel={cancel} />
    </div>
  )
}

function Arrived({ paper, onRemove }: { paper: Paper; onRemove: () => void }) {
  const text = useText()
  return (
    <div className={css.arrived}>
      <Status state="good">{text('paper.arrived')}</Status>
      <p className={css.file}>
        {paper.filename}, {sizeText(paper.sizeBytes)}
      </p>
      <p>
        {text('paper.sha')} <code className={css.hash}>{paper.sha256}</code>
      </p>
      <div>
        <Button onClick={onRemove}>{text('paper.other')}</Button>
      </div>
    </div>
  )
}
