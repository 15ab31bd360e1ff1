import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { CaseList } from './case-list.tsx'

/** The registry's desk for objections: what was filed and waits for a word, and what became of the rest. */
export function ObjectionsPage() {
  const text = useText()
  return (
    <Door to="officer" title={text('place.objections')}>
      {() => <CaseList title={text('place.objections')} lead="cases.lead" first="FILED" hrefOf={paths.objection} />}
    </Door>
  )
}
