import { label, settled } from './desk.ts'
import { named, phone } from './passkey.ts'
import { expect, faults, locales, overhang, test, unsaid } from './portal.ts'

const password = 'a lantern over the harbour'

test.use({ baseURL: async ({ baseURL }, use) => use(named(baseURL)) })

test('a passkey is added, signs its person in, stands for the second step, is renamed and removed', async ({ page }) => {
  test.slow()
  await phone(page)
  const email = `${label('fung')}@people.example`
  await page.goto('/sign-up')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Open the account' }).click()
  await expect(page).toHaveURL('/account')

  await page.goto('/security')
  await settled(page)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByLabel('Name').fill('Phone')
  await page.getByRole('textbox', { name: 'Password' }).fill('not my password')
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await expect(page.getByRole('alert')).toContainText('This is not your password.')
  expect(await faults(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  const codes = page.getByRole('region', { name: 'Your recovery codes' })
  await expect(codes).toBeFocused()
  const code = await codes.locator('code').first().innerText()
  await codes.getByRole('button', { name: 'I have kept it' }).click()
  await expect(page.getByRole('row', { name: /Phone/ })).toContainText('Never')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByLabel('Name').fill('Phone again')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await expect(page.getByRole('alert')).toContainText('This device has a passkey for your account already.')

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto('/sign-in?next=%2Fsecurity')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL('/security')
  await settled(page)
  await expect(page.getByRole('row', { name: /Phone/ })).not.toContainText('Never')

  for (const way of ['passkey', 'recovery code']) {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.goto('/sign-in?next=%2Fsecurity')
    await page.getByLabel('E-mail address').fill(email)
    await page.getByRole('textbox', { name: 'Password' }).fill(password)
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await expect(page.locator('main')).toContainText('Use your passkey, or give one of your recovery codes.')
    expect(await faults(page)).toEqual([])
    if (way === 'passkey') await page.getByRole('button', { name: 'Use a passkey' }).click()
    else {
      await page.getByLabel('One-time code').fill(code)
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    }
    await expect(page).toHaveURL('/security')
    await settled(page)
  }
  await expect(page.locator('main')).toContainText('9 recovery codes are left.')

  await page.getByRole('button', { name: 'Rename Phone' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Old phone')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Keep this name' }).click()
  await page.getByRole('button', { name: 'Remove Old phone' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Password' }).fill(password)
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Remove Old phone now' }).click()
  await expect(page.getByText('The passkey Old phone was removed.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Old phone/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('alert')).toContainText("The passkey's answer does not fit, or came too late.")

  for (const locale of locales) {
    await page.evaluate((chosen) => localStorage.setItem('lionrock.locale', chosen), locale)
    await page.goto('/sign-in')
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await unsaid(page)).toEqual([])
    expect(await overhang(page)).toBeLessThanOrEqual(0)
  }
})

test('a browser without a passkey is told so, and the password is still there', async ({ page }) => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await page.goto('/sign-in')
  await page.evaluate(() => {
    navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('alert')).toContainText('No passkey was used.')
  await expect(page.getByLabel('E-mail address')).toBeVisible()
  expect(await faults(page)).toEqual([])
})
