import { useState } from 'react'
import { TextField } from './field.tsx'
import { useRested } from './use-rested.ts'

interface SearchFieldProps {
  label: string
  value: string
  onSearch: (typed: string) => void
}

/** Narrows a list while one types; the keys must rest for a moment first. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  const search = useRested((word: string) => onSearch(word.trim()), 300)
  return (
    <search>
      <TextField
        name="search"
        type="search"
        label={label}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          search.soon(event.target.value)
        }}
      />
    </search>
  )
}
