import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { lastMoment, stamp } from '../clock/hong-kong.ts'
import { day } from '../clock/time.ts'
import { pages } from '../gql/query.ts'
import { readAll, type Progress } from '../gql/read-all.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { Facts } from '../ui/facts.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { Segments } from '../ui/segments.tsx'
import { WaiverEntries } from './waiver-entries.tsx'
import { entriesOf, waiverOf, WaiverQuery, type Waiver } from './waiver-query.ts'
import { WaiverSentence } from './waiver-sentence.tsx'

export function WaiverPage() {
  const text = useText()
  return (
    <Door to="partner" title={text('waiver.title')}>
      {() => <Ledger />}
    </Door>
  )
}

const noPage = { hasNextPage: false, endCursor: null }
const shows = { all: null, yes: true, no: false } as const
type Show = keyof typeof shows

function Ledger() {
  const text = useText()
  const [params, setParams] = useSearchParams()
  const asked = params.get('counted')
  const show: Show = asked === 'yes' || asked === 'no' ? asked : 'all'
  const ledger = useInfiniteQuery({
    ...pages(WaiverQuery, (after) => ({ first: 50, after, counted: shows[show] }), (answer) => entriesOf(answer)?.pageInfo ?? noPage),
    placeholderData: keepPreviousData,
  })
  const first = ledger.data?.pages[0]
  const waiver = first && waiverOf(first)
  return (
    <Page
      title={text('waiver.title')}
      statement={waiver ? <WaiverSentence of={waiver} /> : text('waiver.lead')}
      actions={<Actions total={waiver?.entries.totalCount ?? 0} show={show} />}
    >
      {waiver && <Window of={waiver} />}
      <Segments
        legend={text('waiver.show')}
        options={(['all', 'yes', 'no'] as const).map((value) => ({ value, label: text(`waiver.show.${value}`) }))}
        value={show}
        onChange={(value) => setParams(value === 'all' ? {} : { counted: value }, { replace: true })}
      />
      <Answer to={ledger} lines={10}>
        {({ pages: read }) => {
          const rows = read.flatMap((answer) => entriesOf(answer)?.edges.map(({ node }) => node) ?? [])
          if (rows.length === 0) return <None show={show} />
          return (
            <div aria-busy={ledger.isPlaceholderData}>
              <WaiverEntries rows={rows} />
              <LoadMore
                shown={rows.length}
                total={waiver?.entries.totalCount ?? rows.length}
                more={ledger.hasNextPage}
                busy={ledger.isFetchingNextPage}
                onMore={() => void ledger.fetchNextPage()}
              />
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

/** A count without its window is taken for something else: both ends are always said. */
function Window({ of }: { of: Waiver }) {
  const [text, locale] = [useText(), useLocale()]
  const year = text('waiver.windowOf', { from: day(locale, of.window.startsAt), to: day(locale, lastMoment(of.window.endsAt)) })
  return (
    <Facts
      of={[
        { label: text('waiver.window'), value: year },
        { label: text('waiver.counted'), value: text('waiver.countedOf', { counted: of.qualifying, threshold: of.threshold }) },
        { label: text('waiver.waiting'), value: text('waiver.waitingOf', { papers: of.awaitingDocuments, payment: of.awaitingPayment }) },
        { label: text('waiver.fee'), value: <Fee of={of} /> },
      ]}
    />
  )
}

function Fee({ of }: { of: Waiver }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <>
      <Money of={of.fee} /> {text('waiver.feeDue', { day: day(locale, of.nextFeeDueAt) })}
    </>
  )
}

function None({ show }: { show: Show }) {
  const text = useText()
  return (
    <Empty title={text(`waiver.none.${show}`)}>
      <p>{text('waiver.noneWhy')}</p>
      {show !== 'no' && (
        <ButtonLink to={paths.register()} look="primary">
          {text('place.register')}
        </ButtonLink>
      )}
    </Empty>
  )
}

function Actions({ total, show }: { total: number; show: Show }) {
  const text = useText()
  const read = async (progress: Progress, signal: AbortSignal) => {
    const variables = (after: string | null) => ({ first: 100, after, counted: shows[show] })
    const rows = await readAll({ document: WaiverQuery, variables, connection: entriesOf }, progress, signal)
    return rows.map((row) => [
      row.domain,
      stamp(row.occurredAt),
      text(row.counted ? 'waiver.yes' : 'waiver.no'),
      text(row.exclusion === null ? 'waiver.complete' : `exclusion.${row.exclusion}`),
      row.rule.code,
      row.rule.summary,
    ])
  }
  const header = ['waiver.domain', 'waiver.when.hkt', 'waiver.state', 'waiver.because', 'why.code', 'why.rule'] as const
  return (
    <>
      <ExportButton filename="fee-waiver.csv" header={header.map((key) => text(key))} total={total} read={read} />
      <PrintButton />
    </>
  )
}
