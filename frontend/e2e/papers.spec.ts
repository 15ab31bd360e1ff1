import { createHash } from 'node:crypto'
import { label, paper, settled, test, visit } from './desk.ts'
import { expect, faults } from './portal.ts'
import { giveNameServers } from './wizard.ts'

test('a paper is sent with a name, the officer accepts it, and the name is registered', async ({ partner: page, officer: desk }) => {
  const name = `${label('with-papers')}.com.hk`
  await visit(page, `/register?name=${name}`)
  await page.getByRole('button', { name: `Choose ${name}`, exact: true }).click()
  await page.getByRole('button', { name: 'New holder' }).click()
  await page.getByLabel('Name of the holder', { exact: true }).fill(`Paper Trail ${label('no')} Limited`)
  await page.getByRole('button', { name: 'Add this holder' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 3 of 5')
  const slot = page.getByRole('region', { name: 'Business registration certificate' })
  await expect(slot).toContainText('Issued by')
  expect(await faults(page)).toEqual([])
  const file = paper()
  await slot.locator('input[type=file]').setInputFiles(file)
  await expect(slot).toContainText('It has arrived')
  await expect(slot).toContainText(createHash('sha256').update(file.buffer).digest('hex'))
  await page.getByRole('button', { name: 'Continue' }).click()
  await giveNameServers(page)
  await expect(page.getByText('something is still to come')).toBeVisible()
  await page.getByRole('button', { name: /^Ask for the name and set HK\$\d+\.\d\d aside$/ }).click()
  await expect(page.locator('main header')).toContainText(`${name} is held for you.`)
  await expect(page.getByText(/Waiting for papers: \d+ before, \d+ now/)).toBeVisible()

  await visit(desk, '/desk/papers')
  await desk.getByRole('row', { name: new RegExp(name) }).getByRole('button').click()
  await expect(desk.getByRole('img', { name: new RegExp(name) })).toBeVisible()
  expect(await desk.getByRole('img', { name: new RegExp(name) }).evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)).toBe(8)
  await expect(desk.locator('main')).toContainText('Issued by')
  await desk.getByRole('button', { name: 'Accept this paper' }).click()
  await expect(desk.getByText(`Accepted. ${name} is registered.`)).toBeVisible()
  await expect(desk.getByRole('row', { name: new RegExp(name) })).toHaveCount(0)

  await visit(page, `/domains/${name}`)
  await expect(page.locator('main header')).toContainText(`${name} is registered until`)
  await expect(page.getByRole('row', { name: /Business registration certificate/ })).toContainText('Accepted')
  await expect(page.getByRole('list', { name: 'Timeline' })).toContainText('Registration completed')
})

test('a paper may come later, and a rejected one frees the name and says why', async ({ partner: page, officer: desk }) => {
  const name = `${label('rejected')}.com.hk`
  await visit(page, `/register?name=${name}`)
  await page.getByRole('button', { name: `Choose ${name}`, exact: true }).click()
  await page.getByRole('button', { name: 'New holder' }).click()
  await page.getByLabel('Name of the holder', { exact: true }).fill(`Wrong Paper ${label('no')} Limited`)
  await page.getByRole('button', { name: 'Add this holder' }).click()
  await page.getByRole('button', { name: 'Continue and send one paper later' }).click()
  await giveNameServers(page)
  await page.getByRole('button', { name: /^Ask for the name/ }).click()
  await page.getByRole('link', { name: 'See the name' }).click()
  await expect(page.getByRole('heading', { name: 'Papers still to send' })).toBeVisible()
  await page.locator('input[type=file]').setInputFiles(paper())
  await page.getByRole('button', { name: 'Send this paper for review' }).click()
  await expect(page.getByText('One paper was sent for review.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Business registration certificate/ })).toContainText('With the registry')

  await visit(desk, '/desk/papers')
  await desk.getByRole('row', { name: new RegExp(name) }).getByRole('button').click()
  await desk.getByRole('button', { name: 'Reject this paper' }).click()
  await expect(desk.getByRole('alert')).toContainText('Say why')
  await desk.getByRole('button', { name: 'The copy cannot be read.' }).click()
  await desk.getByRole('button', { name: 'Reject this paper' }).click()
  await expect(desk.getByText(/^Rejected\. /)).toBeVisible()

  await visit(page, '/dashboard')
  await expect(page.getByRole('region', { name: 'Papers rejected in the last 30 days' })).toContainText('The copy cannot be read.')
  await visit(page, `/domains/${name}`)
  await expect(page.locator('main')).toContainText('This name is not among yours')
})

test('a file that is no paper is refused in words, whatever it is called', async ({ partner: page }) => {
  await visit(page, `/domains?awaiting=DOCUMENTS`)
  await page.getByRole('link', { name: 'chan-tai-man.idv.hk' }).click()
  await settled(page)
  await page.locator('input[type=file]').setInputFiles({ name: 'too-large.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(5 * 2 ** 20 + 1) })
  await expect(page.getByText('too-large.pdf is larger than 5 MB')).toBeVisible()
})

test('the officer’s queue is walked by its keys, and the keys can be turned off', async ({ officer: page }) => {
  await visit(page, '/desk/papers')
  await expect(page.getByRole('button', { name: 'Accept this paper' })).toBeVisible()
  await page.locator('body').press('a')
  await expect(page.getByRole('button', { name: 'Accept this paper' })).toBeFocused()
  await page.keyboard.press('r')
  await expect(page.getByLabel('Or reject it, because')).toBeFocused()
  await page.keyboard.type('ja')
  await expect(page.getByLabel('Or reject it, because')).toHaveValue('ja')
  await page.getByRole('checkbox', { name: /^Keys/ }).uncheck()
  const elsewhere = page.getByRole('link', { name: /by itself$/ })
  await elsewhere.focus()
  await page.keyboard.press('a')
  await expect(elsewhere).toBeFocused()
})
