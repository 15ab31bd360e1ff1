import { Link } from 'wouter'
import { instant } from '../../clock/time.ts'
import { useLocale, useText } from '../../i18n/text.tsx'
import { paths } from '../../paths.ts'
import { Allowed } from '../../session/door.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Section } from '../../ui/page.tsx'
import row from '../../ui/row.module.css'
import { Status } from '../../ui/status.tsx'
import css from './exposure.module.css'
import { PageForm } from './page-form.tsx'
import type { Exchange } from './query.ts'
import { SendLogo } from './send-logo.tsx'

/** Where the exchange stands, what each side has posted, and what is next. */
export function LogoExchange({ of, name }: { of: Exchange; name: string }) {
  const text = useText()
  return (
    <Section title={text('logo.title')} lead={text('logo.lead')}>
      <div>
        <Status state={of.status === 'POSTED_BY_BOTH' ? 'good' : 'waiting'}>{text(`logo.status.${of.status}`)}</Status>
      </div>
      {of.refusal !== null && <p role="alert">{text('logo.refused', { reason: of.refusal })}</p>}
      <Steps of={of} />
      <div className={css.sides}>
        <div className={css.side}>
          <h3>{text('logo.yours')}</h3>
          <Drawn of={of} name={name} />
          <Allowed to="present">
            <SendLogo />
          </Allowed>
        </div>
        <div className={css.side}>
          <h3>{text('logo.ours')}</h3>
          <p>{text('logo.oursHow')}</p>
          <img className={css.kit} src="/kit/lionrock.svg" width="96" height="96" alt={text('logo.alt', { name: 'Lionrock' })} />
          <div className={row.row}>
            <a href="/kit/lionrock.svg" download>
              {text('logo.download', { kind: 'SVG' })}
            </a>
            <a href="/kit/lionrock.png" download>
              {text('logo.download', { kind: 'PNG' })}
            </a>
          </div>
          <Allowed to="present">
            <PageForm page={of.partnerPageUrl} />
          </Allowed>
        </div>
      </div>
    </Section>
  )
}

function Steps({ of }: { of: Exchange }) {
  const [text, locale] = [useText(), useLocale()]
  const when = (at: string | null) => (at === null ? text('logo.notYet') : instant(locale, at))
  return (
    <Facts
      of={[
        { label: text('logo.invited'), value: when(of.invitedAt) },
        { label: text('logo.postedAt'), value: when(of.postedByRegistryAt) },
        { label: text('logo.page'), value: of.partnerPageUrl === null ? text('logo.notYet') : <a href={of.partnerPageUrl}>{of.partnerPageUrl}</a> },
        { label: text('logo.reachedAt'), value: when(of.verifiedAt) },
        { label: text('logo.announced'), value: of.announcement ? <Link href={paths.notices()}>{of.announcement.title}</Link> : text('logo.notYet') },
      ]}
    />
  )
}

/** The logo as the registry has drawn it. */
function Drawn({ of, name }: { of: Exchange; name: string }) {
  const text = useText()
  const shown = of.drawn[1]
  if (!shown) return null
  return (
    <div className={css.plate}>
      <img src={new URL(shown.url).pathname} width={shown.width} height={shown.height} alt={text('logo.alt', { name })} />
    </div>
  )
}
