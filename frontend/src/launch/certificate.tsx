import { instant } from '../clock/time.ts'
import { aliasText } from '../i18n/alias.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { Name } from '../ui/name.tsx'
import css from './certificate.module.css'
import { decisionOf, type ContentionSet } from './sets.ts'

/** What the printed page ends with: the allocation on one leaf, with the address and the hash by which it is checked. */
export function Certificate({ of }: { of: ContentionSet }) {
  const [text, locale] = [useText(), useLocale()]
  const { phase, winner, draw } = of
  return (
    <section className={css.certificate} aria-label={text('certificate.title')}>
      <h2>{text('certificate.title')}</h2>
      <Facts
        of={[
          { label: text('search.name'), value: <Name of={of.name} ascii={of.asciiName} /> },
          { label: text('certificate.phase'), value: phase.title },
          { label: text('results.winner'), value: winner ? aliasText(text, winner.alias) : text('ladder.none') },
          { label: text('results.by'), value: text(decisionOf(of.decidedBy).word) },
          ...(phase.resultsAnnouncedAt === null ? [] : [{ label: text('launch.announcedAt'), value: instant(locale, phase.resultsAnnouncedAt) }]),
          { label: text('results.stands'), value: of.provisionalUntil === null ? text('results.final') : instant(locale, of.provisionalUntil) },
          ...(draw ? [{ label: text('draw.commitment'), value: <code className={css.hash}>{draw.commitmentSha256}</code> }] : []),
          { label: text('certificate.check'), value: new URL(paths.result(phase.kind, of.name), location.href).href },
        ]}
      />
      <p>{text('certificate.note')}</p>
    </section>
  )
}
