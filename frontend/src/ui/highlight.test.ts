import { describe, expect, test } from 'vitest'
import { stretches } from './highlight.ts'

const marked = (name: string, terms: string[]) =>
  stretches(name, terms)
    .map(({ text, matched }) => (matched ? `[${text}]` : text))
    .join('')

describe('the letters that a rule matched', () => {
  test.each([
    { name: 'are marked inside a word', label: 'burbank', terms: ['bank'], shown: 'bur[bank]' },
    { name: 'are marked wherever they stand', label: 'bank-of-banks', terms: ['bank'], shown: '[bank]-of-[bank]s' },
    { name: 'are marked in capitals too', label: 'BANKing', terms: ['bank'], shown: '[BANK]ing' },
    { name: 'are marked in Chinese', label: '大東銀行', terms: ['銀行'], shown: '大東[銀行]' },
    { name: 'may be of several rules', label: 'bankinsurance', terms: ['bank', 'insurance'], shown: '[bank][insurance]' },
    { name: 'are taken as letters, not as a pattern', label: 'a.b', terms: ['.'], shown: 'a[.]b' },
    { name: 'may be none', label: 'harbour', terms: [], shown: 'harbour' },
    { name: 'are not marked where they do not stand', label: 'harbour', terms: ['bank', ''], shown: 'harbour' },
  ])('$name', ({ label, terms, shown }) => {
    expect(marked(label, terms)).toBe(shown)
  })
})
