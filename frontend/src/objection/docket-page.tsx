import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { CaseList } from './case-list.tsx'

/** The committee's cases, each with its day of thirty. */
export function DocketPage() {
  const text = useText()
  return (
    <Door to="committee" title={text('place.docket')}>
      {() => <CaseList title={text('place.docket')} lead="docket.lead" first="UNDER_DELIBERATION" hrefOf={paths.case} />}
    </Door>
  )
}
