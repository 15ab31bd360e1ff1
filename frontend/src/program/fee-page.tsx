import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { lastMoment, stamp } from '../clock/hong-kong.ts'
import { day } from '../clock/time.ts'
import { pages } from '../gql/query.ts'
import { readAll, type Progress } from '../gql/read-all.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { Facts } from '../ui/facts.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page, Section } from '../ui/page.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { WhyAnswer } from '../ui/why.tsx'
import { behindOf, feeOf, FeeQuery, type FeeOfYear } from './fee-query.ts'
import { WaiverEntries } from './waiver-entries.tsx'
import { useLineColumns } from './year-fees.tsx'

export function FeePage() {
  const text = useText()
  const { number } = useParams<{ number: string }>()
  return (
    <Door to="partner" title={text('fee.title', { number })}>
      {() => <Fee number={/^\d{1,4}$/.test(number) ? Number(number) : 0} />}
    </Door>
  )
}

const noPage = { hasNextPage: false, endCursor: null }

/** The fee of one membership year: its lines, and the registrations of the year before that are behind them. */
function Fee({ number }: { number: number }) {
  const text = useText()
  const answer = useInfiniteQuery({
    ...pages(FeeQuery, (after) => ({ number, first: 50, after }), (read) => behindOf(read)?.pageInfo ?? noPage),
    placeholderData: keepPreviousData,
  })
  const first = answer.data?.pages[0]
  const fee = first && feeOf(first)
  return (
    <Page title={text('fee.title', { number })} statement={fee ? text(`fee.${stateOf(fee)}`) : text('year.lead')} actions={fee && <Actions of={fee} />}>
      <Answer to={answer} lines={10}>
        {({ pages: read }) => {
          if (!fee) {
            return (
              <Empty title={text('fee.none')}>
                <p>{text('year.noFees')}</p>
                <Link href={paths.year()}>{text('year.title')}</Link>
              </Empty>
            )
          }
          const rows = read.flatMap((one) => behindOf(one)?.edges.map(({ node }) => node) ?? [])
          return (
            <>
              <Lines of={fee} />
              <Section title={text('fee.behind')} lead={<Behind of={fee} />}>
                {rows.length === 0 ? <Empty title={text('waiver.none.yes')} /> : <WaiverEntries rows={rows} />}
                <LoadMore
                  shown={rows.length}
                  total={fee.waiver.entries.totalCount}
                  more={answer.hasNextPage}
                  busy={answer.isFetchingNextPage}
                  onMore={() => void answer.fetchNextPage()}
                />
              </Section>
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

function stateOf({ settled, lines }: FeeOfYear): 'waived' | 'paid' | 'open' {
  if (lines.some(({ kind }) => kind === 'ADMINISTRATION_FEE_WAIVER')) return 'waived'
  return settled ? 'paid' : 'open'
}

function Lines({ of }: { of: FeeOfYear }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <>
      <Facts
        of={[
          { label: text('fee.for'), value: text('waiver.windowOf', { from: day(locale, of.year.startsAt), to: day(locale, lastMoment(of.year.endsAt)) }) },
          { label: text('fee.due'), value: day(locale, of.dueAt) },
        ]}
      />
      <DataTable caption={text('year.fees')} captionHidden columns={useLineColumns<FeeOfYear['lines'][number]>()} rows={of.lines} rowKey={({ kind }) => kind} detail={({ rule }) => <WhyAnswer rule={rule} />} />
    </>
  )
}

function Behind({ of: { waiver } }: { of: FeeOfYear }) {
  const [text, locale] = [useText(), useLocale()]
  return text('fee.behindLead', {
    counted: waiver.qualifying,
    threshold: waiver.threshold,
    from: day(locale, waiver.window.startsAt),
    to: day(locale, lastMoment(waiver.window.endsAt)),
  })
}

function Actions({ of }: { of: FeeOfYear }) {
  const text = useText()
  const read = async (progress: Progress, signal: AbortSignal) => {
    const variables = (after: string | null) => ({ number: of.number, first: 100, after })
    const rows = await readAll({ document: FeeQuery, variables, connection: behindOf }, progress, signal)
    return rows.map((row) => [row.domain, stamp(row.occurredAt)])
  }
  const header = ['waiver.domain', 'waiver.when.hkt'] as const
  return (
    <>
      <ExportButton filename={`fee-${of.number}-registrations.csv`} header={header.map((key) => text(key))} total={of.waiver.entries.totalCount} read={read} />
      <PrintButton />
    </>
  )
}
