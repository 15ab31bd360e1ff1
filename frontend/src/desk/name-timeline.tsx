import { useText } from '../i18n/text.tsx'
import { useEventOf } from '../partner/activity.tsx'
import { Timeline, type TimelineEvent } from '../ui/timeline.tsx'
import type { Domain } from './name-query.ts'

/** What is to come, then what happened to the name, the newest first. */
export function NameTimeline({ of }: { of: Domain }) {
  const text = useText()
  const eventOf = useEventOf(of.name)
  const past = of.history.edges.map(({ node }) => eventOf(node))
  const papers = of.documents
    .filter(({ uploadedAt }) => uploadedAt !== null)
    .map(({ id, uploadedAt, filename }): TimelineEvent => ({ key: id, at: uploadedAt ?? '', title: text('action.document.upload'), detail: filename }))
  const events = [...past, ...papers].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return <Timeline label={text('one.timeline')} events={[ahead(of, text), ...events]} />
}

function ahead(of: Domain, text: ReturnType<typeof useText>): TimelineEvent {
  if (of.awaitingUntil !== null) return { key: 'ahead', at: of.awaitingUntil, title: text('one.aheadFreed'), mark: 'ahead' }
  return { key: 'ahead', at: of.expiresAt, title: text('one.aheadExpires'), mark: 'ahead' }
}
