import { useState, type ReactNode } from 'react'
import { Sentence, useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { useRested } from '../ui/use-rested.ts'
import css from './search-box.module.css'

interface Asked {
  word: string
  /** Takes the place of the last word in the browser's history, because that one was only half typed. */
  replace: boolean
}

interface SearchBoxProps {
  query: string
  onAsk: (asked: Asked) => void
}

/** How long the keys must rest before a half-typed word is looked up. */
const pause = 250

/** One box. It answers while one types, and at once on Enter. */
export function SearchBox({ query, onAsk }: SearchBoxProps) {
  const text = useText()
  const [typed, setTyped] = useState(query)
  const [known, setKnown] = useState(query)
  const [drafting, setDrafting] = useState(false)
  // The address changed from outside the box: back button, palette, a link.
  if (query !== known) {
    setKnown(query)
    setTyped(query)
    setDrafting(false)
  }
  const ask = useRested(({ word, done }: { word: string; done: boolean }) => {
    const asked = word.trim()
    setDrafting(!done)
    setKnown(asked)
    if (asked !== query) onAsk({ word: asked, replace: drafting })
  }, pause)
  const pick = (word: string) => {
    setTyped(word)
    ask.now({ word, done: true })
  }
  return (
    <search>
      <form
        className={css.box}
        onSubmit={(event) => {
          event.preventDefault()
          ask.now({ word: typed, done: true })
        }}
      >
        <label htmlFor="look-up">{text('search.label')}</label>
        <div className={css.line}>
          <input
            id="look-up"
            className={css.input}
            type="search"
            name="q"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              ask.soon({ word: event.target.value, done: false })
            }}
            // What was left is typed to its end, even if the button moves away under the finger that presses it.
            onBlur={() => ask.now({ word: typed, done: true })}
          />
          <Button type="submit" look="primary" className={css.submit}>
            {text('search.submit')}
          </Button>
        </div>
        {query === '' && <Examples onPick={pick} />}
      </form>
    </search>
  )
}

function Examples({ onPick }: { onPick: (word: string) => void }) {
  const part = (word: string) => <Example word={word} onPick={onPick} />
  return (
    <p className={css.hint}>
      <Sentence of="search.try" parts={{ word: part('harbour'), whole: part('google.com.hk'), han: part('海港') }} />
    </p>
  )
}

/** The sentence puts the words of the example between the tags. */
function Example({ word, onPick, children }: { word: string; onPick: (word: string) => void; children?: ReactNode }) {
  return (
    <button type="button" onClick={() => onPick(word)}>
      {children}
    </button>
  )
}
