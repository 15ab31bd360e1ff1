import { useState } from 'react'
import { documentKey } from '../i18n/enums.ts'
import { useText } from '../i18n/text.tsx'
import { Icon } from '../ui/icon.tsx'
import css from './papers-page.module.css'
import type { PaperToReview } from './papers-query.ts'
import { sizeText } from './size.ts'

/** The paper itself. An image is shown here; a PDF is opened apart, for nothing that was sent runs inside the portal. */
export function Sight({ of }: { of: PaperToReview }) {
  const text = useText()
  const [broken, setBroken] = useState<string>()
  if (of.url === null) return <p>{text('papers.notHere')}</p>
  const image = of.contentType?.startsWith('image/') === true && broken !== of.url
  const kind = text(documentKey(of.kind))
  return (
    <div className={css.sight}>
      {image ? (
        <img key={of.id} src={of.url} alt={text('papers.alt', { kind, name: of.domain?.name ?? of.launchApplication?.name ?? '' })} onError={() => setBroken(of.url ?? undefined)} />
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
        {text('paper.sha256')} <code className={css.hash}>{of.sha256}</code>
      </p>
    </div>
  )
}
