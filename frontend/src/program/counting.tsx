import type { MessageKey } from '../i18n/catalogue.ts'
import { useText } from '../i18n/text.tsx'
import { Section } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import css from './counting.module.css'

const counted: MessageKey[] = ['count.new', 'count.paid', 'count.successful', 'count.once']
const never: MessageKey[] = ['count.renewal', 'count.transfer', 'count.details', 'count.servers', 'count.unpaid']

/** What counts towards the waiver and the tiers, and what never does. */
export function Counting({ threshold }: { threshold: number }) {
  const text = useText()
  return (
    <Section title={text('count.title')} lead={text('count.lead', { threshold })}>
      <div className={css.columns}>
        <div>
          <h3>
            <Status state="good">{text('count.yes')}</Status>
          </h3>
          <List of={counted} />
        </div>
        <div>
          <h3>
            <Status state="refused">{text('count.no')}</Status>
          </h3>
          <List of={never} />
        </div>
      </div>
    </Section>
  )
}

function List({ of }: { of: readonly MessageKey[] }) {
  const text = useText()
  return (
    <ul>
      {of.map((key) => (
        <li key={key}>{text(key)}</li>
      ))}
    </ul>
  )
}
