import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { asks } from '../../gql/query.ts'
import { useText } from '../../i18n/text.tsx'
import { candidates } from '../../name/candidates.ts'
import { Answer } from '../../ui/answer.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { withName } from './draft.ts'
import { FoundTable } from './found-table.tsx'
import { EndingsQuery, FindNames } from './queries.ts'
import css from './register.module.css'
import type { StepProps } from './step.ts'

/** Which name, and for how long. A word is tried in every category, a whole name first. */
export function NameStep({ draft, change, next }: StepProps) {
  const text = useText()
  const given = new URLSearchParams(useSearch()).get('name')
  const [typed, setTyped] = useState(given ?? draft.name)
  const [asked, setAsked] = useState(typed)
  const [years, setYears] = useState(draft.years)
  const endings = useQuery(asks(EndingsQuery, {}))
  const names = candidates(asked, endings.data?.domainCategories ?? [])
  const found = useQuery({ ...asks(FindNames, { names, years }), enabled: names.length > 0 && endings.isSuccess, placeholderData: keepPreviousData })
  const terms = [...new Set(endings.data?.domainCategories.flatMap(({ periods }) => periods) ?? [1])].sort((a, b) => a - b)
  const choose = (name: string) => {
    change((before) => withName(before, name, years))
    next()
  }
  return (
    <>
      <form
        className={css.search}
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(typed)
        }}
      >
        <TextField
          name="name"
          type="search"
          label={text('search.label')}
          value={typed}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          onChange={(event) => setTyped(event.target.value)}
        />
        <SelectField name="years" label={text('register.term')} value={years} onChange={(event) => setYears(Number(event.target.value))}>
          {terms.map((term) => (
            <option key={term} value={term}>
              {text('desk.years', { years: term })}
            </option>
          ))}
        </SelectField>
        <Button type="submit" look={names.length === 0 ? 'primary' : 'quiet'} busy={found.isFetching}>
          {text('search.submit')}
        </Button>
      </form>
      {asked !== '' && (
        <Answer to={found} lines={7}>
          {({ domainAvailability }) => <FoundTable found={domainAvailability} years={years} stale={found.isPlaceholderData} onChoose={choose} />}
        </Answer>
      )}
    </>
  )
}
