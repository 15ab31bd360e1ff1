import { Link } from 'wouter'
import { instant } from '../clock/time.ts'
import { aliasText } from '../i18n/alias.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Facts } from '../ui/facts.tsx'
import { Section } from '../ui/page.tsx'
import { localAddress } from './address.ts'
import { DrawCheck } from './draw-check.tsx'
import css from './draw.module.css'
import type { ContentionSet, Draw } from './sets.ts'
import { useCheck } from './use-check.ts'

/** A draw from its commitment on: what was published before, from which sources, and the whole of it repeated here. */
export function DrawShown({ of, set }: { of: Draw; set: Pick<ContentionSet, 'entries' | 'asciiName' | 'phase'> }) {
  const text = useText()
  const aliases = new Map(set.entries.map(({ applicationId, alias }) => [applicationId, aliasText(text, alias)]))
  return (
    <Section title={text('draw.title')} lead={text('draw.lead')}>
      <DrawFacts of={of} />
      <Sources of={of} />
      <Pool of={of} aliases={aliases} />
      {of.proofUrl !== null && <Recompute url={of.proofUrl} aliases={aliases} own={paths.verifyOne(set.phase.kind, set.asciiName)} />}
    </Section>
  )
}

/** The hashes and the figures of a draw. */
export function DrawFacts({ of }: { of: Draw }) {
  const [text, locale] = [useText(), useLocale()]
  const bits = of.sources.reduce((sum, source) => sum + source.bits, 0)
  return (
    <Facts
      of={[
        { label: text('draw.method'), value: of.method },
        { label: text('draw.committedAt'), value: instant(locale, of.committedAt) },
        { label: text('draw.commitment'), value: <code className={css.key}>{of.commitmentSha256}</code> },
        { label: text('draw.entriesHash'), value: <code className={css.key}>{of.entriesSha256}</code> },
        { label: text('draw.entropy'), value: text('draw.entropyOf', { needed: of.entropyNeeded.toFixed(2), declared: bits.toFixed(2), entries: of.entries.length }) },
        { label: text('draw.conductedAt'), value: of.conductedAt === null ? text('draw.notYet') : instant(locale, of.conductedAt) },
        ...(of.key === null ? [] : [{ label: text('draw.key'), value: <code className={css.key}>{of.key}</code> }]),
      ]}
    />
  )
}

function Sources({ of }: { of: Draw }) {
  const [text, locale] = [useText(), useLocale()]
  const columns: Column<Draw['sources'][number]>[] = [
    { key: 'name', header: text('draw.source'), cell: ({ name }) => name },
    { key: 'public', header: text('draw.publicAt'), cell: ({ publicAt }) => instant(locale, publicAt) },
    { key: 'bits', header: text('draw.bits'), figures: true, cell: ({ bits }) => bits.toFixed(2) },
    { key: 'values', header: text('draw.values'), cell: ({ values }) => (values === null ? text('draw.notYet') : <code className={css.id}>{values.join(', ')}</code>) },
  ]
  return <DataTable caption={text('draw.sources')} columns={columns} rows={of.sources} rowKey={({ name }) => name} />
}

function Pool({ of, aliases }: { of: Draw; aliases: ReadonlyMap<string, string> }) {
  const text = useText()
  return (
    <details className={css.pool}>
      <summary>{text('draw.pool', { count: of.entries.length })}</summary>
      <ol>
        {of.entries.map((id) => (
          <li key={id}>
            <code className={css.id}>{id}</code> {aliases.get(id)}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** The draw repeated by the reader's own machine from the published document. */
function Recompute({ url, aliases, own }: { url: string; aliases: ReadonlyMap<string, string>; own: string }) {
  const text = useText()
  const { check, run } = useCheck()
  const address = localAddress(url)
  const read = async () => (await fetch(address)).text()
  const busy = check.at === 'reading' || check.at === 'drawing'
  return (
    <div className={css.recompute}>
      <h3>{text('check.title')}</h3>
      <p>{text('check.lead')}</p>
      <div className={css.ways}>
        <Button look="primary" busy={busy} onClick={() => run(read)}>
          {text(check.at === 'done' ? 'check.again' : 'check.run')}
        </Button>
        <a href={address} download>
          {text('draw.proof')}
        </a>
        <Link href={own}>{text('check.offline')}</Link>
      </div>
      <DrawCheck check={check} aliases={aliases} />
    </div>
  )
}
