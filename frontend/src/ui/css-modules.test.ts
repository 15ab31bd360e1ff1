import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** The style sheet that a component imports as `css`. */
function sheetOf(component: string, source: string): string {
  const relative = /import css from '(.+\.module\.css)'/.exec(source)?.[1]
  return relative === undefined ? '' : read(join(dirname(component), relative))
}

test('every class a component uses stands in its style sheet', () => {
  const missing = files
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => {
      const source = read(file)
      const sheet = sheetOf(file, source)
      const used = Array.from(source.matchAll(/\bcss\.(\w+)/g), ([, name]) => name ?? '')
      return used.filter((name) => !new RegExp(`\\.${name}\\b`).test(sheet)).map((name) => `${file}: ${name}`)
    })
  expect(missing).toEqual([])
})

test('no colour is written outside the tokens', () => {
  const sheets = files.filter((file) => file.endsWith('.module.css'))
  expect(sheets.length).toBeGreaterThan(0)
  expect(sheets.filter((file) => /#[0-9a-f]{3,8}\b/i.test(read(file)))).toEqual([])
})
