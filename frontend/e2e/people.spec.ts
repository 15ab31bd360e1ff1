import type { Page } from '@playwright/test'
import { label, settled, test, visit } from './desk.ts'
import { twoCodes } from './one-time-code.ts'
import { expect, faults, looks, open, remember, sound } from './portal.ts'

const password = 'a lantern over the harbour'

/** Lets the partner's owner invite somebody, and answers the link. */
async function invite(owner: Page, email: string, role: string): Promise<string> {
  await visit(owner, '/team')
  await owner.getByRole('button', { name: 'Invite a person' }).click()
  await owner.getByLabel('E-mail address').fill(email)
  await owner.getByRole('checkbox', { name: role }).check()
  expect(await faults(owner)).toEqual([])
  await owner.getByRole('button', { name: 'Make the invitation' }).click()
  const ready = owner.getByRole('region', { name: 'Link of the invitation' })
  await expect(ready).toBeFocused()
  const link = await ready.locator('code').innerText()
  await ready.getByRole('button', { name: 'I have copied it' }).click()
  await expect(owner.locator('main')).not.toContainText(link)
  return link
}

async function join(page: Page, link: string): Promise<void> {
  await open(page, link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Invitation')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Join the team' }).click()
  await expect(page).toHaveURL('/dashboard')
  await settled(page)
}

/** The first step of a sign-in. */
async function knock(page: Page, email: string): Promise<void> {
  await open(page, '/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}

async function secondStep(page: Page, code: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible()
  await page.getByLabel('One-time code').fill(code)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}

test('a person is invited, joins, has their roles changed, and is removed', async ({ partner, page }) => {
  const email = `${label('mei')}@harbour.example`
  await join(page, await invite(partner, email, 'Billing'))
  await visit(page, '/team')
  await expect(page.getByRole('row', { name: new RegExp(email) })).toContainText('Billing, Read only')
  await expect(page.locator('main')).toContainText('Your role does not reach this.')

  await visit(partner, '/team')
  await partner.getByRole('button', { name: `Change roles ${email}` }).click()
  const dialog = partner.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'Administrator' }).check()
  expect(await faults(partner)).toEqual([])
  await dialog.getByRole('button', { name: 'Give these roles' }).click()
  await expect(partner.getByText(`${email} has the new roles.`)).toBeVisible()
  await visit(page, '/team')
  await expect(page.getByRole('button', { name: 'Invite a person' })).toBeVisible()

  await partner.getByRole('button', { name: `Remove ${email}` }).click()
  await dialog.getByRole('button', { name: `Remove ${email} now` }).click()
  await expect(partner.getByRole('row', { name: new RegExp(email) })).toHaveCount(0)
  await visit(partner, '/audit')
  for (const deed of ['Removed from the team', 'Roles changed', 'Joined the team', 'Invited a person']) {
    await expect(partner.getByRole('row', { name: new RegExp(`${deed} ${email}`) }).first()).toBeVisible()
  }
})

test('an invitation that was used or called back is good no more', async ({ partner, page }) => {
  const email = `${label('ken')}@harbour.example`
  const link = await invite(partner, email, 'Developer')
  await partner.getByRole('button', { name: `Call back ${email}` }).click()
  await expect(partner.getByText(`The invitation for ${email} was called back.`)).toBeVisible()
  await open(page, link)
  await expect(page.locator('main')).toContainText('This invitation is not good any more')
})

test('an authenticator app is added, asked for in a step of its own, and turned off', async ({ partner, page, browser, baseURL }) => {
  test.slow()
  const email = `${label('wing')}@harbour.example`
  await join(page, await invite(partner, email, 'Developer'))
  await visit(page, '/security')
  await page.getByRole('button', { name: 'Add an authenticator app' }).click()
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible()
  expect(await faults(page)).toEqual([])
  const [before, now] = await twoCodes(await page.locator('form code').innerText())
  await page.getByLabel('One-time code').fill(before)
  await page.getByRole('button', { name: 'Turn the app on' }).click()
  const codes = page.getByRole('region', { name: 'Your recovery codes' })
  await expect(codes).toBeFocused()
  const [first = '', second = ''] = await codes.locator('code').allInnerTexts()
  expect(await faults(page)).toEqual([])
  await codes.getByRole('button', { name: 'I have kept it' }).click()
  await expect(page.locator('main')).not.toContainText(first)

  const other = await (await browser.newContext({ ...(baseURL !== undefined && { baseURL }), reducedMotion: 'reduce' })).newPage()
  await remember(other, 'en', 'light')
  await knock(other, email)
  await secondStep(other, '000000')
  await expect(other.getByRole('alert')).toBeFocused()
  expect(await faults(other)).toEqual([])
  await secondStep(other, now)
  await expect(other).toHaveURL('/dashboard')
  await page.reload()
  await settled(page)
  await page.getByRole('row', { name: /End/ }).last().getByRole('button', { name: /^End/ }).click()
  await expect(page.getByText('That session has ended.')).toBeVisible()
  await other.goto('/team')
  await expect(other.locator('main header')).toContainText('Sign in to see this page.')

  await knock(other, email)
  await secondStep(other, first)
  await expect(other).toHaveURL('/dashboard')
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(other.getByRole('button', { name: 'Sign out' })).toHaveCount(0)
  await knock(other, email)
  await secondStep(other, first)
  await expect(other.getByRole('alert')).toBeVisible()
  await secondStep(other, second)
  await expect(other).toHaveURL('/dashboard')
  await visit(other, '/security')
  await expect(other.locator('main')).toContainText('8 recovery codes are left.')
  await other.getByRole('button', { name: 'Turn the app off' }).click()
  await other.getByRole('textbox', { name: 'Password' }).fill(password)
  await other.getByRole('button', { name: 'Turn the app off' }).click()
  await expect(other.getByRole('button', { name: 'Add an authenticator app' })).toBeVisible()
  await other.context().close()
})

test('who belongs to two partners chooses for whom they act', async ({ partner, kowloon, page }) => {
  const email = `${label('lok')}@people.example`
  await join(page, await invite(partner, email, 'Billing'))
  const link = await invite(kowloon, email, 'Developer')
  // What stands behind the # of an address loads no page anew.
  await page.goto('/fees')
  await open(page, link)
  await page.getByRole('button', { name: 'Join the team' }).click()
  await expect(page).toHaveURL('/dashboard')
  const acting = page.getByRole('combobox', { name: 'Acting for' })
  await expect(acting.locator('option:checked')).toHaveText('Kowloon Domains')
  await visit(page, '/team')
  await expect(page.locator('main')).toContainText('partner@kowloon.example')
  expect(await faults(page)).toEqual([])
  await acting.selectOption({ label: 'Harbour Hosting' })
  await expect(page).toHaveURL('/dashboard')
  await visit(page, '/team')
  await expect(page.locator('main')).toContainText('partner@harbour.example')
  await expect(page.locator('main')).not.toContainText('partner@kowloon.example')
})

for (const locale of looks) {
  test(`an invitation has its words in ${locale}, fits small windows, and no fault that axe can find`, async ({ partner, page }) => {
    const link = await invite(partner, `${label('yan')}@harbour.example`, 'Billing')
    await remember(page, locale, 'light')
    await open(page, link)
    await sound(page, 'an invitation', locale)
  })
}
