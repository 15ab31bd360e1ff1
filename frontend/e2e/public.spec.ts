import { colourFaults, expect, faults, locales, open, overhang, remember, screens, test, unsaid } from './portal.ts'

for (const [name, address] of Object.entries(screens)) {
  for (const locale of locales) {
    test(`${name}, in ${locale}, has no fault that axe can find by day or by night`, async ({ page }) => {
      await remember(page, locale, 'light')
      await open(page, address)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      expect(await faults(page)).toEqual([])
      expect(await unsaid(page)).toEqual([])
      await page.locator('select:has(option[value=dark])').selectOption('dark')
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      expect(await colourFaults(page)).toEqual([])
    })
  }

  test(`${name} fits a window of 320 pixels, and one of 640, in every language`, async ({ page }) => {
    for (const locale of locales) {
      await page.setViewportSize({ width: 320, height: 640 })
      await remember(page, locale, 'light')
      await open(page, address)
      expect(await overhang(page), `${locale} at 320`).toBeLessThanOrEqual(0)
      // A window of 1,280 pixels whose reader has doubled the size of everything.
      await page.setViewportSize({ width: 640, height: 400 })
      expect(await overhang(page), `${locale} at 640`).toBeLessThanOrEqual(0)
    }
    expect(await faults(page)).toEqual([])
  })
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
