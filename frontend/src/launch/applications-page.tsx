import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { pages } from '../gql/query.ts'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { useMay } from '../session/may.ts'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { SelectField } from '../ui/field.tsx'
import filter from '../ui/filter.module.css'
import { LoadMore } from '../ui/load-more.tsx'
import { Page } from '../ui/page.tsx'
import { ApplicationsTable } from './applications-table.tsx'
import { applicationStatuses, ApplicationsQuery } from './applications.ts'
import { applied, phaseKinds } from './phase.ts'

export function ApplicationsPage() {
  const text = useText()
  return (
    <Door to="partner" title={text('place.applications')}>
      {() => <Applications />}
    </Door>
  )
}

/** The partner's applications, newest first: what waits, what is missing, what came of it. */
function Applications() {
  const text = useText()
  const applies = useMay('register')
  const [params, setParams] = useSearchParams()
  const phase = phaseKinds.find((kind) => kind === params.get('phase'))
  const status = applicationStatuses.find((known) => known === params.get('status'))
  const narrow = (next: Record<string, string>) => setParams(Object.fromEntries(Object.entries({ phase: phase ?? '', status: status ?? '', ...next }).filter(([, value]) => value !== '')), { replace: true })
  const list = useInfiniteQuery({
    ...pages(ApplicationsQuery, (after) => ({ first: 50, after, phase: phase ?? null, status: status ?? null }), ({ launchApplications }) => launchApplications.pageInfo),
    placeholderData: keepPreviousData,
  })
  const total = list.data?.pages[0]?.launchApplications.totalCount
  return (
    <Page
      title={text('place.applications')}
      statement={total === undefined ? text('applications.lead') : text(phase ?? status ? 'applications.matching' : 'applications.all', { total })}
      actions={
        applies && (
          <ButtonLink to={paths.apply()} look="primary">
            {text('apply.title')}
          </ButtonLink>
        )
      }
    >
      <div className={filter.filter}>
        <SelectField name="phase" label={text('certificate.phase')} value={phase ?? ''} onChange={(event) => narrow({ phase: event.target.value })}>
          <option value="">{text('applications.anyPhase')}</option>
          {applied.map((kind) => (
            <option key={kind} value={kind}>
              {text(`phase.name.${kind}`)}
            </option>
          ))}
        </SelectField>
        <SelectField name="status" label={text('objection.standing')} value={status ?? ''} onChange={(event) => narrow({ status: event.target.value })}>
          <option value="">{text('applications.anyStatus')}</option>
          {applicationStatuses.map((known) => (
            <option key={known} value={known}>
              {text(`application.${known}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <Answer to={list} lines={10}>
        {({ pages: read }) => {
          const rows = read.flatMap(({ launchApplications }) => launchApplications.edges.map(({ node }) => node))
          if (rows.length === 0) return <None narrowed={(phase ?? status) !== undefined} />
          return (
            <div aria-busy={list.isPlaceholderData}>
              <ApplicationsTable rows={rows} />
              <LoadMore shown={rows.length} total={total ?? rows.length} more={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

function None({ narrowed }: { narrowed: boolean }) {
  const text = useText()
  return (
    <Empty title={text(narrowed ? 'applications.noMatch' : 'applications.none')}>
      <p>{text('applications.noneWhy')}</p>
      <ButtonLink to={paths.launch()}>{text('launch.title')}</ButtonLink>
    </Empty>
  )
}
