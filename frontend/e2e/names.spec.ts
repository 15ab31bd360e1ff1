import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { settled, test, visit } from './desk.ts'
import { expect, faults } from './portal.ts'

const firstColumn = (page: Page) => page.locator('main tbody tr > th').allInnerTexts()

test('names are searched, narrowed, sorted and read page by page', async ({ partner: page }) => {
  await visit(page, '/domains')
  await expect(page.getByText(/^50 of \d+ shown$/)).toBeVisible()
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(page.getByText(/^100 of \d+ shown$/)).toBeVisible()

  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(page).toHaveURL('/domains?sort=NAME')
  await settled(page)
  const ascending = (await firstColumn(page)).map((text) => text.replace(/\s/g, ''))
  expect(ascending).toEqual([...ascending].sort((a, b) => (a < b ? -1 : 1)))
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(page).toHaveURL('/domains?sort=-NAME')
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending')

  await page.getByLabel('Part of a name').fill('motors')
  await expect(page).toHaveURL('/domains?q=motors&sort=-NAME')
  await settled(page)
  for (const name of await firstColumn(page)) expect(name).toContain('motors')
  expect(await faults(page)).toEqual([])

  await page.getByRole('button', { name: 'Show all names' }).click()
  await expect(page.getByLabel('Part of a name')).toHaveValue('')
  await page.getByLabel('Waiting for').selectOption('PAYMENT')
  await expect(page.locator('main header')).toContainText('for payment')
  await page.reload()
  await expect(page.getByLabel('Waiting for')).toHaveValue('PAYMENT')
})

test('names that expire soon come with the soonest first, and open to the name', async ({ partner: page }) => {
  await visit(page, '/domains?within=30&sort=EXPIRES_AT')
  await expect(page.locator('main header')).toContainText('within 30 days')
  await page.getByRole('link', { name: 'harbour-hosting.hk' }).click()
  await expect(page).toHaveURL('/domains/harbour-hosting.hk')
  await expect(page.locator('main')).toContainText('In order: it resolves and nothing is pending')
  await expect(page.getByRole('list', { name: 'Timeline' })).toContainText('It expires')
  await page.goBack()
  await expect(page).toHaveURL('/domains?within=30&sort=EXPIRES_AT')
})

test('a list is exported as it is narrowed, whole, and safe for a spreadsheet', async ({ partner: page }) => {
  await visit(page, '/domains?q=harbour&sort=NAME')
  const total = Number(/\d+/.exec(await page.locator('main header').innerText())?.[0])
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Export ${total} rows as CSV` }).click()])
  const csv = await readFile(await download.path(), 'utf8')
  expect(csv.startsWith('\uFEFFName,')).toBe(true)
  const lines = csv.trimEnd().split('\r\n')
  expect(lines).toHaveLength(total + 1)
  expect(lines.slice(1).every((line) => line.includes('harbour'))).toBe(true)
})

test('name servers are changed and auto-renew is turned on and off', async ({ partner: page }) => {
  await visit(page, '/domains?q=noodle-shop-2')
  await page.getByRole('link', { name: 'noodle-shop-2.com.hk' }).click()
  await settled(page)
  await page.getByRole('button', { name: 'Change name servers' }).click()
  const server = `ns${Date.now() % 1000}.harbour-dns.hk`
  await page.getByLabel('Name server 1').fill(server)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The name servers were changed.')).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: server })).toBeVisible()
  await page.getByRole('button', { name: /^Turn auto-renew/ }).click()
  await expect(page.getByText(/^Auto-renew is (on|off)\.$/)).toBeVisible()
  await visit(page, '/waiver?counted=no')
  await expect(page.getByRole('row', { name: /^noodle-shop-2/ }).first()).toContainText('not a new registration')
  await visit(page, '/dashboard')
  await expect(page.getByText('Changed: noodle-shop-2.com.hk').first()).toBeVisible()
})

test('every figure of the dashboard opens the rows behind it', async ({ partner: page }) => {
  await visit(page, '/dashboard')
  await expect(page.locator('main header')).toContainText(/\d+ (of \d+ )?registrations count/)
  const figure = (name: string) => page.locator('figure div', { hasText: name }).getByRole('link')
  for (const [name, address] of [
    ['Counted', '/waiver?counted=yes'],
    ['Waiting for papers', '/domains?awaiting=DOCUMENTS'],
    ['Waiting for payment', '/domains?awaiting=PAYMENT'],
  ] as const) {
    // Officers of other tests review papers meanwhile: a figure and its rows may be of two moments, once.
    await expect(async () => {
      await visit(page, '/dashboard')
      const count = Number(await figure(name).innerText())
      await figure(name).click()
      await expect(page).toHaveURL(address)
      await settled(page)
      await expect(page.getByText(new RegExp(`of ${count} shown$`))).toBeVisible({ timeout: 2_000 })
    }).toPass()
  }
})

test.describe('on a line that is tampered with', () => {
  test.use({ noisy: true })

  // The viewer is told to have fewer roles than the demo gives, which the server would answer to such a person.
  test('who may not register is told why, where the button would be', async ({ partner: page }) => {
    await page.route('**/graphql', async (route) => {
      if (!(route.request().postData() ?? '').includes('query Viewer')) return route.fallback()
      const response = await route.fetch()
      return route.fulfill({ response, body: (await response.text()).replace('"OWNER"', '"READ_ONLY"') })
    })
    await visit(page, '/dashboard')
    await expect(page.getByRole('main').getByRole('link', { name: 'Register a name' })).toHaveCount(0)
    await visit(page, '/register')
    await expect(page.locator('main')).toContainText('Your role does not reach this. It needs: Owner or Administrator or Registration.')
    await visit(page, '/api-clients')
    await expect(page.locator('main')).toContainText('Your role does not reach this.')
    await expect(page.getByRole('button', { name: /^Revoke/ })).toHaveCount(0)
  })

  test('a list that cannot be read says so, with another try', async ({ partner: page }) => {
    await visit(page, '/dashboard')
    await page.route('**/graphql', (route) => ((route.request().postData() ?? '').includes('query Names(') ? route.abort() : route.fallback()))
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Names', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('could not be reached', { timeout: 15_000 })
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText(/^50 of \d+ shown$/)).toBeVisible()
  })
})
