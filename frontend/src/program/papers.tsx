import type { MessageKey } from '../i18n/catalogue.ts'
import { day } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Empty } from '../ui/answer.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Facts } from '../ui/facts.tsx'
import type { ProgramPaper } from './program-query.ts'
import css from './papers.module.css'

const languages: Record<ProgramPaper['locale'], string> = { EN: 'English', ZH_HANT: '繁體中文', ZH_HANS: '简体中文' }
const tags: Record<ProgramPaper['locale'], string> = { EN: 'en', ZH_HANT: 'zh-Hant', ZH_HANS: 'zh-Hans' }

const kinds: Record<ProgramPaper['kind'], MessageKey> = {
  TERMS_AND_CONDITIONS: 'paper.TERMS_AND_CONDITIONS',
  PROCEDURES: 'paper.PROCEDURES',
  APPLICATION_FORM: 'paper.APPLICATION_FORM',
  AGREEMENT: 'paper.AGREEMENT',
  API_MANUAL: 'paper.API_MANUAL',
}

/** One document in the languages it has. */
interface Paper {
  key: string
  kind: ProgramPaper['kind']
  version: string
  effectiveAt: string
  copies: ProgramPaper[]
}

function byVersion(documents: readonly ProgramPaper[]): Paper[] {
  const papers = new Map<string, Paper>()
  for (const copy of documents) {
    const { kind, version, effectiveAt } = copy
    const key = `${kind} ${version}`
    const paper = papers.get(key) ?? { key, kind, version, effectiveAt, copies: [] }
    papers.set(key, { ...paper, copies: [...paper.copies, copy] })
  }
  return [...papers.values()]
}

/** The documents of the programme, each in its version and languages, with its fingerprints on request. */
export function Papers({ documents }: { documents: readonly ProgramPaper[] }) {
  const [text, locale] = [useText(), useLocale()]
  if (documents.length === 0) {
    return (
      <Empty title={text('paper.none')}>
        <p>{text('paper.noneWhy')}</p>
      </Empty>
    )
  }
  return (
    <DataTable
      caption={text('program.documents')}
      captionHidden
      columns={[
        { key: 'kind', header: text('paper.document'), cell: ({ kind }) => text(kinds[kind]) },
        { key: 'copies', header: text('paper.read'), cell: (paper) => <Copies of={paper} /> },
        { key: 'version', header: text('paper.version'), cell: ({ version }) => version },
        { key: 'from', header: text('paper.from'), cell: ({ effectiveAt }) => day(locale, effectiveAt) },
      ]}
      rows={byVersion(documents)}
      rowKey={({ key }) => key}
      rowName={({ kind }) => text(kinds[kind])}
      detailLabel={text('paper.fingerprint')}
      detail={(paper) => <Fingerprints of={paper} />}
    />
  )
}

function Copies({ of }: { of: Paper }) {
  const text = useText()
  return (
    <ul className={css.copies}>
      {of.copies.map(({ locale, url, pdfUrl }) => (
        <li key={locale}>
          <a href={url} lang={tags[locale]}>
            {languages[locale]}
            <span className="unseen"> {text(kinds[of.kind])}</span>
          </a>{' '}
          (
          <a href={pdfUrl}>
            PDF<span className="unseen"> {text(kinds[of.kind])}</span>
          </a>
          )
        </li>
      ))}
    </ul>
  )
}

function Fingerprints({ of }: { of: Paper }) {
  return (
    <Facts
      of={of.copies.map(({ locale, sha256 }) => ({
        label: languages[locale],
        value: <code className={css.hash}>{sha256}</code>,
      }))}
    />
  )
}
