import { day } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import type { ProgramDocument } from './application.ts'
import css from './joining.module.css'

/** One document of the programme: to read, to print, and by which version and fingerprint it is known. */
export function DocumentCard({ of }: { of: ProgramDocument }) {
  const [text, locale] = [useText(), useLocale()]
  const title = text(`paper.${of.kind}`)
  return (
    <article className={css.document} aria-label={title}>
      <h2>{title}</h2>
      <p>{text('join.versionFrom', { version: of.version, day: day(locale, of.effectiveAt) })}</p>
      <p className={css.links}>
        <a href={of.pdfUrl} target="_blank" rel="noreferrer">
          {text('join.readPdf')}
          <span className="unseen"> {title}</span>
        </a>
        <a href={of.url} target="_blank" rel="noreferrer">
          {text('join.readText')}
          <span className="unseen"> {title}</span>
        </a>
      </p>
      <p className={css.hash}>{text('join.sha', { sha256: of.sha256 })}</p>
    </article>
  )
}
