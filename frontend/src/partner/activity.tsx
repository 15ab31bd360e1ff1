import { Link } from 'wouter'
import { paths } from '../paths.ts'
import { Name } from '../ui/name.tsx'
import { Timeline, type TimelineEvent } from '../ui/timeline.tsx'
import { useTold, type Entry } from './entry.ts'

interface ActivityProps {
  label: string
  entries: readonly Entry[]
}

/** What was done in a partner's account, the newest first, in words. */
export function Activity({ label, entries }: ActivityProps) {
  const eventOf = useEventOf()
  return <Timeline label={label} events={entries.map((entry) => eventOf(entry))} />
}

/** An entry as an event of a timeline; on the page of a name, the name itself is not said again. */
export function useEventOf(about?: string): (entry: Entry) => TimelineEvent {
  const told = useTold()
  return (entry) => {
    const { deed, name, detail } = told(entry)
    const other = name !== undefined && name !== about
    return {
      key: entry.id,
      at: entry.at,
      title: other ? (
        <>
          {deed}: <NameLink name={name} />
        </>
      ) : (
        deed
      ),
      detail: detail === undefined ? entry.actor : `${detail} · ${entry.actor}`,
    }
  }
}

export function NameLink({ name }: { name: string }) {
  return (
    <Link href={paths.domain(name)}>
      <Name of={name} />
    </Link>
  )
}
