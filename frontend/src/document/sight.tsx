import { useState } from 'react'
import { documentKey } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { Icon } from '../ui/icon.tsx'
import css from './papers-page.module.css'
import type { PaperToReview } from './papers-query.ts'
import { sizeText } from './size.ts'

type Seen = Pick<PaperToReview, 'id' | 'kind' | 'filename' | 'sha256' | 'contentType' | 'sizeBytes' | 'url'>

/** The paper itself, sent for somebody or something by that name. An image is shown here; a PDF is opened apart, for nothing that was sent runs inside the portal. */
export function Sight({ of, name }: { of: Seen; name: string }) {
  const text = useText()
  const [broken, setBroken] = useState<string>()
  if (of.url === null) return <p>{text('papers.notHere')}</p>
  const image = of.contentType?.startsWith('image/') === true && broken !== of.url
  const kind = text(documentKey(of.kind))
  return (
    <div className={css.sight}>
      {image ? (
        <img key={of.id} src={of.url} alt={text('papers.alt', { kind, name })} onError={() => setBroken(of.url ?? undefined)} />
      ) : (
        <div className={css.pdf}>
          <Icon shape="file" />
          <p>{text(of.contentType === 'application/pdf' ? 'papers.pdf' : 'papers.unseen')}</p>
        </div>
      )}
      <p>
        <a href={of.url} target="_blank" rel="noreferrer">
          {text(image ? 'papers.openImage' : 'papers.openPdf', { filename: of.filename })}
        </a>{' '}
        ({sizeText(of.sizeBytes)})
      </p>
      <p>
        {text('paper.sha')} <code className={css.hash}>{of.sha256}</code>
      </p>
    </div>
  )
}
