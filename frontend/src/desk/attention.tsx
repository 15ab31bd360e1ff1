import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useNow } from '../clock/clock.ts'
import { documentKey } from '../i18n/enums.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { useTold } from '../partner/entry.ts'
import { textIn } from '../partner/changes.ts'
import { paths } from '../paths.ts'
import { Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Deadline } from '../ui/deadline.tsx'
import { Money } from '../ui/money.tsx'
import { Name } from '../ui/name.tsx'
import css from './dashboard.module.css'
import type { Partner } from './dashboard-query.ts'
import { standingOf } from './papers.ts'

/** How long a rejected paper stays among what needs attention. */
const rememberRejection = 30 * 24 * 60 * 60_000

/** What will go wrong by itself if nobody does anything: the soonest first, each with its deadline. */
export function Attention({ of }: { of: Partner }) {
  const text = useText()
  const rejected = useRejected(of)
  const calm = of.papers.totalCount + of.payment.totalCount + of.expiring.totalCount + rejected.length === 0
  if (calm) {
    return (
      <Empty title={text('attention.none')}>
        <p>{text('attention.noneWhy')}</p>
        <ButtonLink to={paths.register()}>{text('place.register')}</ButtonLink>
      </Empty>
    )
  }
  return (
    <div className={css.groups}>
      <Papers of={of.papers} />
      <Payment of={of.payment} />
      <Expiring of={of.expiring} />
      {rejected.length > 0 && <Rejected entries={rejected} />}
    </div>
  )
}

interface GroupProps {
  title: string
  total: number
  all: string
  children: ReactNode
}

function Group({ title, total, all, children }: GroupProps) {
  const text = useText()
  if (total === 0) return null
  return (
    <section className={css.group} aria-label={title}>
      <h3>
        {title}
        <Link href={all}>{text('attention.all', { total })}</Link>
      </h3>
      <ul className={css.items}>{children}</ul>
    </section>
  )
}

function Item({ name, deadline, children }: { name: string; deadline?: string | null; children?: ReactNode }) {
  return (
    <li className={css.item}>
      <Link href={paths.domain(name)}>
        <Name of={name} />
      </Link>
      {children}
      {deadline !== undefined && deadline !== null && (
        <span className={css.when}>
          <Deadline at={deadline} />
        </span>
      )}
    </li>
  )
}

function Papers({ of }: { of: Partner['papers'] }) {
  const text = useText()
  return (
    <Group title={text('attention.papers')} total={of.totalCount} all={paths.domains({ awaiting: 'DOCUMENTS' })}>
      {of.edges.map(({ node }) => (
        <Item key={node.id} name={node.name} deadline={node.awaitingUntil}>
          {node.awaitingDocuments.map((requirement) => (
            <span key={requirement.kind}>
              {text(`attention.paper.${standingOf(requirement, node.documents)}`, { paper: text(documentKey(requirement.kind)) })}
            </span>
          ))}
        </Item>
      ))}
    </Group>
  )
}

function Payment({ of }: { of: Partner['payment'] }) {
  const text = useText()
  return (
    <Group title={text('attention.payment')} total={of.totalCount} all={paths.domains({ awaiting: 'PAYMENT' })}>
      {of.edges.map(({ node }) => (
        <Item key={node.id} name={node.name} deadline={node.awaitingUntil}>
          {node.awaitingPayment && (
            <span>
              <Sentence of="attention.pay" values={{ amount: <Money of={node.awaitingPayment} /> }} />
            </span>
          )}
        </Item>
      ))}
    </Group>
  )
}

function Expiring({ of }: { of: Partner['expiring'] }) {
  const text = useText()
  return (
    <Group title={text('attention.expiring')} total={of.totalCount} all={paths.domains({ within: '30', sort: 'EXPIRES_AT' })}>
      {of.edges.map(({ node }) => (
        <Item key={node.id} name={node.name} deadline={node.expiresAt}>
          {node.autoRenew && <span>{text('names.renews')}</span>}
        </Item>
      ))}
    </Group>
  )
}

type Entries = Partner['auditLog']['edges'][number]['node'][]

function useRejected(of: Partner): Entries {
  const now = useNow()
  return of.auditLog.edges
    .map(({ node }) => node)
    .filter(({ action, changes, at }) => action === 'document.review' && textIn(changes, 'state') === 'REJECTED' && Date.parse(at) > now - rememberRejection)
}

/** A rejected paper frees its name, so it is told from the log and not from the name. */
function Rejected({ entries }: { entries: Entries }) {
  const text = useText()
  const told = useTold()
  return (
    <Group title={text('attention.rejected')} total={entries.length} all={paths.audit()}>
      {entries
        .slice(0, 5)
        .map((entry) => ({ entry, ...told(entry) }))
        .map(({ entry, name, detail }) => (
          <li key={entry.id} className={css.item}>
            {name !== undefined && <Name of={name} />}
            <span>{detail}</span>
            <span className={css.when}>
              <Deadline at={entry.at} />
            </span>
          </li>
        ))}
    </Group>
  )
}
