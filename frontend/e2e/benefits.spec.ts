import type { Page } from '@playwright/test'
import { faultless, label, paper, test, visit } from './desk.ts'
import { expect, faults, looks } from './portal.ts'
import { chooseNameAndHolder, giveNameServers } from './wizard.ts'

const partner = { promotions: '/promotions', 'directory entry': '/profile' }
const officer = { logos: '/desk/logos', promotions: '/desk/promotions' }

for (const locale of looks) {
  test.describe(`what partners get, in ${locale}, has its words, fits small windows, and no fault that axe can find`, () => {
    test.slow()
    test('for the partner', ({ partner: page }) => faultless(page, partner, locale))
    test('for the officer', ({ officer: page }) => faultless(page, officer, locale))
  })
}

test('a promotion is tried on the past, published for one partner, and shown to it alone', async ({ officer: page, partner: shop, kowloon }) => {
  const title = label('Season')
  const code = label('SEASON').toUpperCase()
  await visit(page, '/desk/promotions')
  await page.getByRole('button', { name: 'New promotion' }).click()
  await page.getByLabel('Code to ask for').fill(code)
  await page.getByRole('button', { name: 'Preview on the past' }).click()
  await expect(page.getByText('Enter a title').first()).toBeVisible()
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Per cent').fill('50')
  await page.getByRole('checkbox', { name: 'Harbour Hosting' }).check()
  await page.getByLabel('How many prices it may lower').fill('3')
  await page.getByLabel('Look back on').selectOption('366')
  await page.getByRole('button', { name: 'Preview on the past' }).click()
  const result = page.getByRole('region', { name: 'What it would have come to' })
  await expect(result).toContainText('3 of')
  await expect(result).toContainText('Its uses would not have sufficed')
  await expect(result.getByRole('row', { name: /Harbour Hosting/ }).first()).toBeVisible()
  expect(await faults(page)).toEqual([])
  // What is changed afterwards is not what was tried.
  await page.getByLabel('Per cent').fill('40')
  await expect(result).not.toContainText('Its uses')
  await page.getByRole('button', { name: 'Publish this promotion' }).click()
  const row = page.getByRole('row', { name: new RegExp(title) })
  await expect(row).toContainText('Harbour Hosting')
  await expect(row).toContainText(code)
  await expect(row).toContainText('0 of 3')

  await visit(shop, '/promotions')
  await expect(shop.getByRole('listitem').filter({ hasText: title })).toContainText(code)
  await visit(kowloon, '/promotions')
  await expect(kowloon.locator('main')).not.toContainText(title)
})

test('a code lowers the price in the wizard, and a wrong one is said beside its field', async ({ partner: page }) => {
  const name = `${label('coded')}.hk`
  await chooseNameAndHolder(page, name)
  await giveNameServers(page)
  await page.getByLabel('Promotion code').fill('NO-SUCH-CODE')
  await page.getByRole('button', { name: 'Use this code' }).click()
  await expect(page.getByText('No promotion of yours has this code now.').first()).toBeVisible()
  await page.getByLabel('Promotion code').fill('harbour-25')
  await page.getByRole('button', { name: 'Use this code' }).click()
  await expect(page.getByRole('main')).toContainText('The price is with the code harbour-25.')
  await expect(page.getByRole('main')).toContainText('This price saves HK$62.50.')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Leave the code out' }).click()
  await expect(page.getByLabel('Promotion code')).toBeVisible()
})

test.describe('an upload that is refused is noise', () => {
  // The browser says in its console that the registry answered 422.
  test.use({ noisy: true })

  test('a partner writes about itself, and logos are exchanged', async ({ partner: page, officer }) => {
    const words = label('Names by the harbour')
    await visit(page, '/profile')
    await page.getByLabel('Address of your website').fill('javascript:alert(1)')
    await page.getByRole('button', { name: 'Save the entry' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Give the full address')
    await page.getByLabel('Address of your website').fill('https://harbour-hosting.hk')
    await page.getByLabel('A few words in English').fill(words)
    await page.getByRole('button', { name: 'Save the entry' }).click()
    await expect(page.getByText('The entry was saved.')).toBeVisible()

    const chooser = page.locator('input[type=file]')
    await chooser.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>') })
    await expect(page.getByText('SVG is not taken: it can carry scripts')).toBeVisible()
    await chooser.setInputFiles(paper())
    await expect(page.getByText('A logo has 64 to 6000')).toBeVisible()
    await chooser.setInputFiles(await picture(page))
    await expect(page.getByText('Your logo was sent.')).toBeVisible()
    await expect(page.getByRole('img', { name: 'Logo of Harbour Hosting' })).toBeVisible()

    await page.getByLabel('Address of the page with our logo').fill('http://127.0.0.1/')
    await page.getByRole('button', { name: 'Check the page' }).click()
    await expect(page.getByText('This address is not on the public web.')).toBeVisible()
    expect(await faults(page)).toEqual([])

    await visit(officer, '/desk/logos')
    const mine = officer.getByRole('listitem').filter({ has: officer.getByRole('heading', { name: 'Harbour Hosting' }) })
    await mine.getByRole('button', { name: 'Refuse it' }).click()
    await expect(mine.getByText('Say why')).toBeVisible()
    await mine.getByRole('button', { name: 'Post the logo of Harbour Hosting' }).click()
    await expect(officer.getByText('The logo of Harbour Hosting was posted.')).toBeVisible()

    await visit(page, '/partners?q=harbour')
    const entry = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Harbour Hosting' }) })
    await expect(entry).toContainText(words)
    const logo = entry.getByRole('img', { name: 'Logo of Harbour Hosting' })
    await expect.poll(() => logo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
    expect(await faults(page)).toEqual([])
    await visit(page, '/notices')
    await expect(page.getByRole('main')).toContainText('Harbour Hosting is a service partner of the registry')
  })
})

/** A picture large enough to be a logo, drawn by the browser and like no other. */
async function picture(page: Page) {
  const data = await page.evaluate((seed) => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 240
    const ink = canvas.getContext('2d')
    if (ink) {
      ink.fillStyle = '#0b5566'
      ink.font = '64px sans-serif'
      ink.fillText('Harbour', 40, 110)
      ink.fillText(seed, 40, 200)
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  }, label('n'))
  return { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(data, 'base64') }
}
