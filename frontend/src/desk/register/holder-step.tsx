import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { pages } from '../../gql/query.ts'
import { regionName } from '../../i18n/region.ts'
import { useLocale, useText } from '../../i18n/text.tsx'
import { HolderForm } from '../../registrant/holder-form.tsx'
import { holderKindKey, holdersOf, HoldersQuery, type Holder } from '../../registrant/registrant.ts'
import { Answer, Empty, FaultNotice } from '../../ui/answer.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Section } from '../../ui/page.tsx'
import row from '../../ui/row.module.css'
import { SearchField } from '../../ui/search-field.tsx'
import { withHolder } from './draft.ts'
import { rehearsalOf } from './queries.ts'
import css from './register.module.css'
import type { StepProps } from './step.ts'

/** Who will hold the name: one of the partner's holders or a new one. The rules are asked before one goes on. */
export function HolderStep({ draft, change, next, go }: StepProps) {
  const text = useText()
  const client = useQueryClient()
  const [chosen, setChosen] = useState(draft.holder)
  const [creating, setCreating] = useState(false)
  const [problems, setProblems] = useState<{ message: string }[]>([])
  const [asking, setAsking] = useState<'yes' | Error>()
  const [attempt, setAttempt] = useState(0)

  const settle = async (holder: { id: string; name: string } | null) => {
    setAttempt(attempt + 1)
    if (!holder) {
      setProblems([{ message: text('register.holderMissing') }])
      return
    }
    setChosen(holder)
    setAsking('yes')
    try {
      const asked = { name: draft.name, years: draft.years, registrantId: holder.id, nameServers: [], documentIds: [] }
      const { registerDomain } = await client.query(rehearsalOf(asked))
      setAsking(undefined)
      setProblems(registerDomain.userErrors)
      if (registerDomain.userErrors.length > 0) return
      const papers = registerDomain.domain?.awaitingDocuments.length ?? 0
      change((before) => withHolder(before, holder, papers))
      if (papers === 0) go('servers')
      else next()
    } catch (error) {
      setAsking(error instanceof Error ? error : undefined)
    }
  }

  return (
    <>
      <ErrorSummary problems={problems} attempt={attempt} />
      {asking instanceof Error && <FaultNotice error={asking} />}
      {creating ? (
        <Section title={text('holders.add')}>
          <HolderForm onCreated={(holder) => void settle(holder).then(() => setCreating(false))} onCancel={() => setCreating(false)} />
        </Section>
      ) : (
        <>
          <div>
            <Button onClick={() => setCreating(true)}>{text('holders.add')}</Button>
          </div>
          <HolderChoice chosen={chosen?.id} onChoose={setChosen} />
          <div className={row.row}>
            <Button look="primary" busy={asking === 'yes'} onClick={() => void settle(chosen)}>
              {text('register.continue')}
            </Button>
          </div>
        </>
      )}
    </>
  )
}

const noPage = { hasNextPage: false, endCursor: null }

function HolderChoice({ chosen, onChoose }: { chosen: string | undefined; onChoose: (holder: Holder) => void }) {
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
