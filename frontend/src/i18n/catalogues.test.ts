import { compileMessage } from '@lingui/message-utils/compileMessage'
import * as OpenCC from 'opencc-js'
import { describe, expect, test } from 'vitest'
import { free, glossary } from './glossary.ts'

type Messages = Record<string, string>
type Modules = Record<string, Record<string, Messages>>

/** Every catalogue file of a language, whoever wrote it, in one. */
function gather(modules: Modules): Messages {
  return Object.fromEntries(Object.values(modules).flatMap((module) => Object.values(module).flatMap((messages) => Object.entries(messages))))
}

const en = gather(import.meta.glob<Record<string, Messages>>('./en/*.ts', { eager: true }))
const hant = gather(import.meta.glob<Record<string, Messages>>('./zh-hant/*.ts', { eager: true }))
const hans = gather(import.meta.glob<Record<string, Messages>>('./zh-hans/*.ts', { eager: true }))
const chinese = { 'zh-Hant': hant, 'zh-Hans': hans } as const

/** The arguments and tags of a message: what a translation may move but not lose. */
function slots(message: string): string[] {
  const names = [...message.matchAll(/\{(\w+)[,}]/g), ...message.matchAll(/<(\w+)>/g)].map(([, name]) => name ?? '')
  return [...new Set(names)].sort()
}

/** Latin letters that belong into a Chinese sentence: names, codes, abbreviations. */
const latin =
  /\.(?:[a-z]+\.)?hk\b|\.ics\b|lionrock-demo-2004|RFC \d+|JSON(?: Lines)?|Atom|PIN|MD5|HK\$|HKT|UTC|SHA-256|API|EPP|RDAP|CSV|PDF|JPEG|PNG|SVG|WebP|MB|Lionrock|FPS|GraphQL|curl|Ctrl|b-a-n-k|\b(?:harbour|peak|kiteworks|jadegarden|harbourferry|google|bank|burbank|insurance|assurance|government)\b/g

function leaks(message: string): string[] {
  const prose = message.replace(/\{\w+,[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\{\w+\}|<\/?\w+\/?>/g, ' ').replace(latin, ' ')
  return prose.match(/[A-Za-z]{2,}/g) ?? []
}

test('no key has two sentences: one would take the place of the other', () => {
  const parts = import.meta.glob<Record<string, Messages>>('./en/*.ts', { eager: true })
  const said = new Map<string, Set<string>>()
  for (const [key, message] of Object.values(parts).flatMap((part) => Object.values(part).flatMap(Object.entries<string>))) {
    said.set(key, (said.get(key) ?? new Set()).add(message))
  }
  expect([...said].filter(([, messages]) => messages.size > 1).map(([key]) => key)).toEqual([])
})

describe.each(['zh-Hant', 'zh-Hans'] as const)('the catalogue in %s', (locale) => {
  const messages = chinese[locale]

  test('has the keys of the English one, no fewer and no more', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(en).sort())
  })

  test('keeps every argument and every tag', () => {
    const lost = Object.keys(en).filter((key) => slots(messages[key] ?? '').join() !== slots(en[key] ?? '').join())
    expect(lost).toEqual([])
  })

  test('leaks no English', () => {
    const found = Object.entries(messages).flatMap(([key, message]) => leaks(message).map((word) => `${key}: ${word}`))
    expect(found).toEqual([])
  })

  test('calls each thing by its one name', () => {
    const strays = glossary.flatMap(({ en: term, [locale]: name }) =>
      Object.keys(en)
        .filter((key) => !free.has(key) && term.test(en[key] ?? '') && !(messages[key] ?? '').includes(name))
        .map((key) => `${key}: ${name}`),
    )
    expect(strays).toEqual([])
  })
})

test('simplified Chinese has no traditional character', () => {
  const simplify = OpenCC.Converter({ from: 'hk', to: 'cn' })
  expect(Object.entries(hans).filter(([, message]) => simplify(message) !== message)).toEqual([])
})

test('traditional Chinese has no simplified character', () => {
  // Character by character: as whole phrases OpenCC would also change one good spelling of Hong Kong into another.
  const traditional = OpenCC.Converter({ from: 'cn', to: 't' })
  const simplified = (message: string) => Array.from(message).filter((character) => traditional(character) !== character)
  expect(Object.entries(hant).flatMap(([key, message]) => simplified(message).map((character) => `${key}: ${character}`))).toEqual([])
})

test('every message is well-formed', () => {
  const broken = [en, hant, hans].flatMap((messages) => Object.entries(messages).filter(([, message]) => !compiles(message)))
  expect(broken).toEqual([])
})

test('every message is said somewhere', () => {
  const source = Object.entries(import.meta.glob<string>('../**/*.{ts,tsx}', { eager: true, query: '?raw', import: 'default' }))
    .filter(([path]) => !/\/i18n\/(en|zh-han[ts])\/|^\.\/(en|zh-han[ts])\/|\.test\./.test(path))
    .map(([, text]) => text)
    .join('\n')
  const whole = new Set(Array.from(source.matchAll(/["'`]([\w.]+)["'`]/g), ([, key]) => key))
  const begun = Array.from(source.matchAll(/`([\w.]+)\$\{/g), ([, start]) => start ?? '')
  expect(Object.keys(en).filter((key) => !whole.has(key) && !begun.some((start) => key.startsWith(start)))).toEqual([])
})

function compiles(message: string): boolean {
  const compiled = compileMessage(message, (text) => text)
  return typeof compiled === 'string' ? compiled === message : compiled.length > 0
}
