import type { Page } from '@playwright/test'
import { expect, faults, open, test } from './portal.ts'

const password = 'lionrock-demo-2004'

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(secret)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}

test('an empty form says what is missing once at the top, with the focus there, and beside each field', async ({ page }) => {
  await open(page, '/sign-in')
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('There are 2 problems')
  await expect(page.getByLabel('E-mail address')).toHaveAccessibleDescription('Enter your e-mail address')
  expect(await faults(page)).toEqual([])
  await summary.getByRole('link', { name: 'Enter your password' }).click()
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeFocused()
})

test('a wrong password is refused in words and keeps what was typed', async ({ page }) => {
  await open(page, '/sign-in')
  await signIn(page, 'applicant@people.example', 'not the password')
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.getByLabel('E-mail address')).toHaveValue('applicant@people.example')
})

test('a password can be pasted and its letters shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, '/sign-in')
  const field = page.getByRole('textbox', { name: 'Password' })
  await field.focus()
  await page.evaluate(() => navigator.clipboard.writeText('pasted words'))
  await page.keyboard.press('Control+v')
  await expect(field).toHaveValue('pasted words')
  await page.getByRole('button', { name: 'Show Password' }).click()
  await expect(field).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: 'Hide Password' }).click()
  await expect(field).toHaveAttribute('type', 'password')
})

test('a session outlives a reload, leaves no token behind, and ends when asked', async ({ page, context }) => {
  await open(page, '/sign-in?next=%2Ffees')
  await signIn(page, 'applicant@people.example', password)
  await expect(page).toHaveURL('/fees')
  const leave = page.getByRole('button', { name: 'Sign out' })
  await expect(leave).toBeVisible()

  const kept = await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]))
  expect(kept).not.toMatch(/eyJ|[A-Za-z0-9_-]{30,}/)
  const cookies = await context.cookies()
  expect(cookies.length).toBeGreaterThan(0)
  expect(cookies.every(({ httpOnly, sameSite }) => httpOnly && sameSite === 'Strict')).toBe(true)

  await page.reload()
  await expect(leave).toBeVisible()
  await page.goto('/sign-in')
  await expect(page.locator('main')).toContainText('You are signed in as applicant@people.example.')
  await leave.click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test('two tabs keep one session, and both end with it', async ({ page, context }) => {
  await open(page, '/sign-in')
  await signIn(page, 'applicant@people.example', password)
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  const other = await context.newPage()
  await Promise.all([page.reload(), other.goto('/fees')])
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test('an address on another site is never returned to', async ({ page, baseURL }) => {
  await open(page, '/sign-in?next=%2F%2Fevil.example')
  await signIn(page, 'applicant@people.example', password)
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin)
})

test('an account is opened with an address and a password, and one that is too short is refused', async ({ page }) => {
  await open(page, '/sign-up')
  await page.getByLabel('E-mail address').fill(`reader-${String(Date.now())}@people.example`)
  await page.getByRole('textbox', { name: 'Password' }).fill('too short')
  await page.getByRole('button', { name: 'Open the account' }).click()
  await expect(page.getByRole('alert')).toContainText('fewer than 12 characters')
  await page.getByRole('textbox', { name: 'Password' }).fill('a harbour, a rock and a lion')
  await page.getByRole('button', { name: 'Open the account' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await expect(page).toHaveURL('/account')
  await expect(page.locator('main header')).toContainText('Your account is open')
})
