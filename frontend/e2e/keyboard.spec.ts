import { expect, open, test } from './portal.ts'

test('the first stop of the tab key skips to the content', async ({ page }) => {
  await open(page, '/fees')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
})

test('a name is found and its reason opened by keyboard alone', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('burbank')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row').nth(1)).toContainText('burbank.hk')
  const why = page.getByRole('button', { name: 'Why? burbank.hk', exact: true })
  await expect
    .poll(async () => {
      await page.keyboard.press('Tab')
      return why.evaluate((element) => element === document.activeElement)
    })
    .toBe(true)
  await page.keyboard.press('Enter')
  await expect(why).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Space')
  await expect(why).toHaveAttribute('aria-expanded', 'false')
})

test('the palette opens anywhere, finds a place by part of its words, and takes the focus to its heading', async ({ page }) => {
  await open(page, '/')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Go to a place or do something' })).toBeFocused()
  await page.keyboard.type('fees')
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toContainText('Fees and tiers')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/fees')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('the palette looks up what was typed, and Escape gives the focus back', async ({ page }) => {
  await open(page, '/fees')
  const opener = page.getByRole('button', { name: /^Go to/ })
  await opener.click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: 'Go to a place or do something' })).toBeHidden()
  await expect(opener).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('ferry.hk')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?q=ferry.hk')
})

test('every stop of the tab key on a page shows where it is', async ({ page }) => {
  await open(page, '/?q=burbank')
  const unmarked: string[] = []
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return undefined
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return { name: element.outerHTML.slice(0, 90), marked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 }
    })
    if (!seen) break
    if (!seen.marked) unmarked.push(seen.name)
  }
  expect(unmarked).toEqual([])
})

test('on a phone the places stand in a sheet that closes when one is chosen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await open(page, '/')
  await page.getByRole('button', { name: 'Menu' }).click()
  const sheet = page.getByRole('dialog', { name: 'Places' })
  await sheet.getByRole('link', { name: 'Fees and tiers' }).click()
  await expect(sheet).toBeHidden()
  await expect(page).toHaveURL('/fees')
})
