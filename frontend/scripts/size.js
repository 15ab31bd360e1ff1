// Adds up, per screen, what a first visit fetches (gzip), and fails where it is more than the budget.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const budget = { js: 150 * 1024, css: 20 * 1024 }
const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const early = gzipped('early.js')

function gzipped(file) {
  return gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length
}

/** A chunk with everything it imports at once, as the browser fetches it. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? []) closure(next, seen)
  return seen
}

function weigh(keys) {
  const chunks = [...new Set(keys.flatMap((key) => [...closure(key)]))].map((key) => manifest[key])
  const css = new Set(chunks.flatMap((chunk) => chunk.css ?? []))
  const sum = (files) => files.reduce((total, file) => total + gzipped(file), 0)
  return { js: early + sum(chunks.map((chunk) => chunk.file)), css: sum([...css]) }
}

const parts = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry)
const heaviest = (keys) => keys.sort((a, b) => gzipped(manifest[b].file) - gzipped(manifest[a].file))[0]
const words = heaviest(parts.filter((key) => key.endsWith('/catalogue.ts')))
const book = (name) => heaviest(parts.filter((key) => key.endsWith(`/${name}.ts`)))
const [desk, launch, launchDesk, joining, joiningDesk, register, people, letter, year, clock, benefit] = ['desk', 'launch-book', 'launch-desk', 'joining-book', 'joining-desk-book', 'register-book', 'people', 'letter-book', 'year', 'clock', 'desk-benefit'].map(book)
// Some screens fetch further books of words, and the table of routes that says which.
const shelves = [
  ['desk-routes.ts', [desk]],
  ['benefit-routes.ts', [desk, benefit]],
  ['joining-routes.ts', [joining]],
  ['joining-desk-routes.ts', [joining, joiningDesk]],
  ['letter-routes.ts', [desk, letter]],
  ['clock-routes.ts', [desk, clock]],
  ['year-routes.ts', [desk, year]],
  ['people-routes.ts', [desk, people]],
  ['launch-routes.ts', [launch]],
  ['register-routes.ts', [desk, register]],
  ['launch-apply-routes.ts', [desk, register, launch, launchDesk, clock]],
  ['launch-desk-routes.ts', [launch, launchDesk]],
].map(([file, books]) => [readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8'), [...books, ...(manifest[`src/${file}`] ? [`src/${file}`] : [])]])
const booksOf = (screen) => shelves.find(([routes]) => routes.includes(screen.replace('src/', './')))?.[1] ?? []
const screens = parts.filter((key) => key.endsWith('-page.tsx'))
if (!words || screens.length === 0) throw new Error('the build has no screens or no words to weigh')

let over = 0
console.log('first load, gzip'.padEnd(52), 'JS'.padStart(9), 'CSS'.padStart(9))
for (const screen of screens.sort()) {
  const { js, css } = weigh(['index.html', words, screen, ...booksOf(screen)])
  const fits = js <= budget.js && css <= budget.css
  if (!fits) over += 1
  const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`
  console.log(screen.padEnd(52), kb(js).padStart(9), kb(css).padStart(9), fits ? '' : 'OVER BUDGET')
}
if (over > 0) process.exit(1)
