import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { pages } from '../../gql/query.ts'
import { regionName } from '../../i18n/region.ts'
import { useLocale, useText } from '../../i18n/text.tsx'
import { holderKindKey, holdersOf, HoldersQuery, type Holder } from '../../registrant/registrant.ts'
import { Answer, Empty } from '../../ui/answer.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import css from './register.module.css'

const noPage = { hasNextPage: false, endCursor: null }

/** One of the partner's holders. */
export function HolderChoice({ chosen, onChoose }: { chosen: string | undefined; onChoose: (holder: Holder) => void }) {
  const text = useText()
  const [search, setSearch] = useState('')
  const holders = useInfiniteQuery({
    ...pages(HoldersQuery, (after) => ({ first: 10, after, search: search === '' ? null : search }), (answer) => holdersOf(answer)?.pageInfo ?? noPage),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <SearchField label={text('holders.search')} value={search} onSearch={setSearch} />
      <Answer to={holders} lines={6}>
        {({ pages: read }) => {
          const found = read.flatMap((answer) => holdersOf(answer)?.edges.map(({ node }) => node) ?? [])
          const total = read[0] && holdersOf(read[0])?.totalCount
          if (found.length === 0) return <Empty title={search === '' ? text('holders.none') : text('holders.notFound', { search })} />
          return (
            <div>
              <fieldset className={css.choices}>
                <legend>{text('register.whichHolder')}</legend>
                {found.map((holder) => (
                  <HolderOption key={holder.id} holder={holder} checked={holder.id === chosen} onChoose={onChoose} />
                ))}
              </fieldset>
              <LoadMore shown={found.length} total={total ?? found.length} more={holders.hasNextPage} busy={holders.isFetchingNextPage} onMore={() => void holders.fetchNextPage()} />
            </div>
          )
        }}
      </Answer>
    </>
  )
}

function HolderOption({ holder, checked, onChoose }: { holder: Holder; checked: boolean; onChoose: (holder: Holder) => void }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <label className={css.choice}>
      <input type="radio" name="holder" checked={checked} onChange={() => onChoose(holder)} />
      <span>
        {holder.name}
        {holder.nameInChinese !== null && <span lang="zh-Hant"> {holder.nameInChinese}</span>}
        <br />
        <span className={css.soft}>
          {text(holderKindKey(holder.kind))}, {regionName(locale, holder.country)}
          {holder.validated && `, ${text('holder.validated')}`}
        </span>
      </span>
    </label>
  )
}
