import { test as plain } from '@playwright/test'
import { expect, faults } from './portal.ts'

// These tests cut the line on purpose, so the console is not quiet.
plain('when the line is cut the page says so, and answers once it is back', async ({ page }) => {
  await page.route('**/graphql', (route) => route.abort())
  await page.goto('/fees')
  await expect(page.getByRole('alert')).toContainText('The registry could not be reached', { timeout: 15_000 })
  expect(await faults(page)).toEqual([])
  await page.unroute('**/graphql')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Price list' })).toBeVisible()
})

plain('a fault of the registry is shown with the number of the request', async ({ page }) => {
  await page.route('**/graphql', (route) => route.fulfill({ status: 500, headers: { 'x-request-id': 'req_0123456789' }, body: '' }))
  await page.goto('/fees')
  await expect(page.getByRole('alert')).toContainText('req_0123456789', { timeout: 15_000 })
})
