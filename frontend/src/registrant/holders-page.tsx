import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { pages } from '../gql/query.ts'
import { regionName } from '../i18n/region.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Allowed, Door } from '../session/door.tsx'
import { Answer, Empty } from '../ui/answer.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page, Section } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Status } from '../ui/status.tsx'
import { say } from '../ui/toast.tsx'
import { HolderForm } from './holder-form.tsx'
import { holderKindKey, holdersOf, HoldersQuery, type Holder } from './registrant.ts'

export function HoldersPage() {
  const text = useText()
  return (
    <Door to="partner" title={text('holders.title')}>
      {() => <Holders />}
    </Door>
  )
}

function Holders() {
  const text = useText()
  const [params, setParams] = useSearchParams()
  const search = params.get('q') ?? ''
  return (
    <Page title={text('holders.title')} statement={text('holders.statement')}>
      <Allowed to="register">
        <NewHolder />
      </Allowed>
      <Section title={text('holders.list')}>
        <SearchField label={text('holders.search')} value={search} onSearch={(typed) => setParams(typed === '' ? {} : { q: typed }, { replace: true })} />
        <HolderList search={search} />
      </Section>
    </Page>
  )
}

const noPage = { hasNextPage: false, endCursor: null }

function HolderList({ search }: { search: string }) {
  const holders = useInfiniteQuery({
    ...pages(HoldersQuery, (after) => ({ first: 50, after, search: search === '' ? null : search }), (answer) => holdersOf(answer)?.pageInfo ?? noPage),
    placeholderData: keepPreviousData,
  })
  const total = holders.data?.pages[0] && holdersOf(holders.data.pages[0])?.totalCount
  return (
    <Answer to={holders} lines={8}>
      {({ pages: read }) => {
        const rows = read.flatMap((answer) => holdersOf(answer)?.edges.map(({ node }) => node) ?? [])
        if (rows.length === 0) return <None search={search} />
        return (
          <div aria-busy={holders.isPlaceholderData}>
            <HolderTable rows={rows} />
            <LoadMore
              shown={rows.length}
              total={total ?? rows.length}
              more={holders.hasNextPage}
              busy={holders.isFetchingNextPage}
              onMore={() => void holders.fetchNextPage()}
            />
          </div>
        )
      }}
    </Answer>
  )
}

function None({ search }: { search: string }) {
  const text = useText()
  if (search !== '') return <Empty title={text('holders.notFound', { search })} />
  return (
    <Empty title={text('holders.none')}>
      <p>{text('holders.noneWhy')}</p>
    </Empty>
  )
}

/** The form stays folded until it is asked for. */
function NewHolder() {
  const text = useText()
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <div>
        <Button look="primary" onClick={() => setOpen(true)}>
          {text('holders.add')}
        </Button>
      </div>
    )
  }
  const created = ({ name }: Holder) => {
    setOpen(false)
    say(text('holders.added', { name }))
  }
  return (
    <Section title={text('holders.add')}>
      <HolderForm onCreated={created} onCancel={() => setOpen(false)} />
    </Section>
  )
}

function HolderTable({ rows }: { rows: readonly Holder[] }) {
  const [text, locale] = [useText(), useLocale()]
  const columns: Column<Holder>[] = [
    {
      key: 'name',
      header: text('holder.name'),
      cell: ({ name, nameInChinese }) => (
        <>
          {name}
          {nameInChinese !== null && <div lang="zh-Hant">{nameInChinese}</div>}
        </>
      ),
    },
    { key: 'kind', header: text('holder.kind'), cell: ({ kind }) => text(holderKindKey(kind)) },
    { key: 'country', header: text('holder.country'), cell: ({ country }) => regionName(locale, country) },
    { key: 'age', header: text('holder.age'), cell: ({ age18OrOver }) => (age18OrOver === null ? '–' : text(age18OrOver ? 'holder.adult' : 'holder.minor')) },
    {
      key: 'papers',
      header: text('holder.papers'),
      cell: ({ validated }) => (validated ? <Status state="good">{text('holder.validated')}</Status> : text('holder.notValidated')),
    },
  ]
  return <DataTable caption={text('holders.title')} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />
}
