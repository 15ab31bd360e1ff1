import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Sentence, useText } from '../../i18n/text.tsx'
import { FaultNotice } from '../../ui/answer.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { quoteOf } from './queries.ts'
import css from './register.module.css'

interface CodeFieldProps {
  name: string
  years: number
  /** The code that the price is with; empty for none. */
  code: string
  onCode: (code: string) => void
}

/** A promotion's code is tried before the price is asked for with it: a wrong one changes nothing and is said here. */
export function CodeField({ name, years, code, onCode }: CodeFieldProps) {
  const text = useText()
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const [asking, setAsking] = useState<'yes' | Error>()
  const use = async () => {
    const given = typed.trim()
    if (given === '') {
      setProblem(text('register.codeMissing'))
      return
    }
    setAsking('yes')
    try {
      const { createQuote } = await client.query({ ...quoteOf(name, years, given), staleTime: 0 })
      setAsking(undefined)
      setProblem(createQuote.userErrors[0]?.message)
      if (createQuote.quote) onCode(given)
    } catch (error) {
      setAsking(error instanceof Error ? error : undefined)
    }
  }
  if (code !== '') {
    return (
      <div className={css.code}>
        <p role="status">
          <Sentence of="register.codeUsed" values={{ code: <code>{code}</code> }} />
        </p>
        <Button onClick={() => onCode('')}>{text('register.codeLeave')}</Button>
      </div>
    )
  }
  return (
    <form
      noValidate
      className={css.code}
      onSubmit={(event) => {
        event.preventDefault()
        if (asking !== 'yes') void use()
      }}
    >
      {asking instanceof Error && <FaultNotice error={asking} />}
      <TextField
        name="promotionCode"
        label={text('register.code')}
        hint={text('register.codeHint')}
        error={problem}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <Button type="submit" busy={asking === 'yes'}>
        {text('register.codeApply')}
      </Button>
    </form>
  )
}
