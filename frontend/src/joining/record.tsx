import { instant } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Facts } from '../ui/facts.tsx'
import { standingOf, type Application } from './application.ts'
import css from './joining.module.css'

/** What is on record: each version with its fingerprint and the instant. */
export function AcceptedFacts({ of }: { of: Application }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <Facts
      of={of.acceptedDocuments.map(({ kind, version, sha256, acceptedAt }) => ({
        label: text(`paper.${kind}`),
        value: (
          <>
            {text('join.versionAccepted', { version, at: instant(locale, acceptedAt) })}
            <div className={css.hash}>{text('join.sha', { sha256 })}</div>
          </>
        ),
      }))}
    />
  )
}

/** Who signed, under which words and when; or the paper that was sent signed. */
export function SignedFacts({ of }: { of: Application }) {
  const [text, locale] = [useText(), useLocale()]
  const { signature } = of
  const paper = standingOf(of, 'PROGRAM_AGREEMENT')
  const typed = signature && {
    label: text('sign.typed'),
    value: (
      <>
        {text('sign.by', { name: signature.name, title: signature.title })}
        <p>{text('sign.under', { version: signature.agreementVersion, at: instant(locale, signature.signedAt) })}</p>
        <p className={css.hash}>{text('join.sha', { sha256: signature.agreementSha256 })}</p>
      </>
    ),
  }
  const sent = paper && {
    label: text('sign.onPaper'),
    value: (
      <>
        {paper.filename}
        {paper.uploadedAt !== null && <p>{text('sign.arrived', { at: instant(locale, paper.uploadedAt) })}</p>}
        <p className={css.hash}>{text('join.sha', { sha256: paper.sha256 })}</p>
      </>
    ),
  }
  return <Facts of={[typed, sent].filter((fact) => fact !== null && fact !== undefined)} />
}
