import { expect, looks, open, remember, screens, sound, test } from './portal.ts'

test.describe.configure({ mode: 'parallel' })

for (const [name, address] of Object.entries(screens)) {
  for (const locale of looks) {
    test(`${name}, in ${locale}, has its words, fits small windows, and no fault that axe can find`, async ({ page }) => {
      await remember(page, locale, 'light')
      await open(page, address)
      await sound(page, name, locale)
    })
  }
}

test('every screen names itself and says its one idea', async ({ page }) => {
  const said = new Set<string>()
  for (const address of Object.values(screens)) {
    await open(page, address)
    await expect(page).toHaveTitle(/.+ · Lionrock$/)
    said.add(await page.locator('main header').first().innerText())
  }
  expect(said.size).toBe(Object.keys(screens).length)
})

test('without a choice the page follows the language and the colours of the device', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'zh-HK', colorScheme: 'dark', ...(baseURL !== undefined && { baseURL }) })
  const page = await context.newPage()
  await open(page, '/fees')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(paper).toBe('rgb(16, 24, 23)')
  await context.close()
})

test('a language chosen stays, and the sentences of the server follow it', async ({ page }) => {
  await open(page, '/?q=google.com.hk')
  await page.getByRole('button', { name: '繁體中文' }).click()
  await expect(page.getByRole('cell', { name: '已註冊' }).first()).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find a name')
})

test('colours chosen stay', async ({ page }) => {
  await open(page, '/')
  await page.getByLabel('Colours').selectOption('dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByLabel('Colours').selectOption('system')
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
})

test('a record prints without the rail, and its head says when', async ({ page }) => {
  await open(page, '/names/google.com.hk')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Print this record' })).toBeHidden()
  await expect(page.getByText('ns1.google.com.hk')).toBeVisible()
  await expect(page.locator('header time').first()).toBeVisible()
})

test('the page is served under a policy that lets nothing in', async ({ page }) => {
  const response = await page.goto('/')
  const policy = response?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("style-src 'self'")
  expect(policy).not.toContain('unsafe')
})
