import { expect, open, test } from './portal.ts'

const suffixes = ['hk', 'com.hk', 'org.hk', 'net.hk', 'edu.hk', 'gov.hk', 'idv.hk']

test('a bare word is answered in every category, with a price for each that is free', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('searchbox').fill('harbour-of-stories')
  for (const suffix of suffixes) {
    const row = page.getByRole('row', { name: `harbour-of-stories.${suffix} ` })
    await expect(row).toContainText('Free')
    await expect(row).toContainText('HK$')
  }
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('is free in 7 of 7 categories, from HK$125.00')
  await expect(page).toHaveURL('/?q=harbour-of-stories')
})

test('a whole name is answered first', async ({ page }) => {
  await open(page, '/?q=google.com.hk')
  await expect(page.locator('main header')).toContainText('google.com.hk is already registered.')
  await expect(page.getByRole('row').nth(1)).toContainText('google.com.hk')
  await page.getByRole('link', { name: 'Registration data' }).first().click()
  await expect(page).toHaveURL('/names/google.com.hk')
  await expect(page.locator('main header')).toContainText('is registered until')
})

test('why a name needs consent is shown in place, with the letters that matched', async ({ page }) => {
  await open(page, '/?q=burbank')
  const row = page.getByRole('row', { name: /^burbank\.hk / })
  await expect(row.locator('mark')).toHaveText('bank')
  await page.getByRole('button', { name: 'Why? burbank.hk', exact: true }).click()
  const answer = page.getByRole('row').nth(2)
  await expect(answer).toContainText('Consent of the Monetary Authority')
  await expect(answer).toContainText('Banking Ordinance')
  await expect(answer).toContainText('What would change the answer')
  await expect(page).toHaveURL('/?q=burbank')
  await open(page, '/?q=burbank.hk')
  await expect(page.locator('main header')).toContainText('burbank.hk is free, but only with an authority’s consent.')
})

test('a name that cannot be is told why, not refused with an error', async ({ page }) => {
  for (const typed of ['-harbour-', 'har bour', 'a'.repeat(80), '<b>', 'xn--zzzzzz']) {
    await open(page, `/?q=${encodeURIComponent(typed)}`)
    await expect(page.getByRole('row').nth(1)).toContainText('Not a name')
    await expect(page.locator('main header')).toContainText('cannot be a name')
  }
})

test('a Chinese name is shown with its A-label', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('button', { name: '海港' }).click()
  await expect(page.getByRole('row').nth(1)).toContainText('海港.hk')
  await expect(page.getByRole('row').nth(1)).toContainText('xn--')
})

test('the back button leads back through the words looked up', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('searchbox').fill('harbour')
  await page.getByRole('button', { name: 'Look up' }).click()
  await expect(page).toHaveURL('/?q=harbour')
  await page.getByRole('searchbox').fill('ferry')
  await page.getByRole('button', { name: 'Look up' }).click()
  await expect(page.getByRole('row').nth(1)).toContainText('ferry.hk')
  await page.goBack()
  await expect(page.getByRole('searchbox')).toHaveValue('harbour')
  await expect(page.getByRole('row').nth(1)).toContainText('harbour.hk')
})

test('the calculator shows served prices and the tier that a count reaches', async ({ page }) => {
  await open(page, '/fees')
  await page.getByLabel('Category').selectOption('idv.hk')
  await page.getByLabel('Term').selectOption('2')
  const result = page.locator('output')
  await expect(result).toContainText('HK$280.00')
  await page.getByLabel('New names in twelve months').fill('0')
  await expect(result).toContainText('0 % off')
  await page.getByLabel('New names in twelve months').fill('many')
  await expect(page.getByText('Enter a whole number, such as 100')).toBeVisible()
})

test('the directory is narrowed by name, and says when nobody is called so', async ({ page }) => {
  await open(page, '/partners')
  await page.getByRole('searchbox').fill('Harbour')
  await expect(page.getByRole('listitem').filter({ hasText: 'Harbour Hosting' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Kowloon' })).toHaveCount(0)
  await page.getByRole('searchbox').fill('zebra crossing')
  await expect(page.getByRole('heading', { name: 'No service partner is called “zebra crossing”' })).toBeVisible()
})
