import { useText } from '../i18n/text.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Section } from '../ui/page.tsx'
import row from '../ui/row.module.css'
import { localAddress } from './address.ts'
import type { Phase } from './phase.ts'
import css from './sets.module.css'

/** All results of the tier as files, and the hash by which anyone knows that theirs is the published one. */
export function TierFiles({ of }: { of: Phase }) {
  const text = useText()
  if (of.resultsUrl === null || of.resultsSha256 === null) return null
  return (
    <Section title={text('results.files')} lead={text('results.filesLead')}>
      <div className={row.row}>
        <a href={localAddress(of.resultsUrl)} download>
          {text('results.json')}
        </a>
        {of.resultsCsvUrl !== null && (
          <a href={localAddress(of.resultsCsvUrl)} download>
            {text('results.csv')}
          </a>
        )}
      </div>
      <p>
        {text('results.hash')} <code className={css.hash}>{of.resultsSha256}</code>
      </p>
      <div>
        <CopyButton of={of.resultsSha256} label={text('results.copyHash')} />
      </div>
    </Section>
  )
}
