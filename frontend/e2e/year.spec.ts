import { Api, faultless, visit } from './desk.ts'
import { clock, test } from './launch.ts'
import { expect, looks } from './portal.ts'

interface Year {
  viewer: { partner: { membership: { year: { endsAt: string } }; feeWaiver: { remaining: number }; registrants: { edges: { node: { id: string } }[] } } }
}

test.describe.configure({ mode: 'serial' })

test('the year is told as it stands, as it stood, and as it may go', async ({ partner: page }) => {
  await visit(page, '/year')
  await expect(page.locator('main header')).toContainText('97 of 100 registrations count')
  await expect(page.getByRole('status').filter({ hasText: '3 more by' })).toContainText('waive the administration fee')
  await expect(page.getByText('An estimate, not a promise')).toBeVisible()
  await expect(page.locator('figure')).toContainText('100 waive the fee')
  await page.getByLabel('As it stood on').fill(new Date(Date.now() - 100 * 86_400_000).toISOString().slice(0, 10))
  await expect(page.getByText('As it stood at the end of')).toBeVisible()
  await expect(page.locator('main header')).not.toContainText('97 of 100')
  await expect(page.getByRole('status').filter({ hasText: '3 more by' })).toHaveCount(0)
})

test('a hundred registrations waive the fee of the next year, and the list behind it is there', async ({ partner: page, request }) => {
  const partner = await Api.person(request, 'partner')
  const { viewer } = await partner.ask<Year>('{ viewer { partner { membership { year { endsAt } } feeWaiver { remaining } registrants(search: "typhoon", first: 1) { edges { node { id } } } } } }')
  const { membership, feeWaiver, registrants } = viewer.partner
  for (let i = 0; i < feeWaiver.remaining; i++) {
    const input = { name: `year-${i}-tea.hk`, years: 1, registrantId: registrants.edges[0]?.node.id, nameServers: [], idempotencyKey: `year-${i}` }
    const { registerDomain } = await partner.ask<{ registerDomain: { userErrors: unknown[] } }>('mutation($input: RegisterDomainInput!) { registerDomain(input: $input) { userErrors { message } } }', { input })
    expect(registerDomain.userErrors).toEqual([])
  }
  await clock(request, new Date(Date.parse(membership.year.endsAt) + 3 * 86_400_000).toISOString())
  await visit(page, '/year')
  const fees = page.getByRole('table', { name: 'Fees of the years' })
  await expect(fees.getByRole('row').nth(1)).toContainText('HK$1,000.00')
  await expect(fees.getByRole('row').nth(2)).toContainText('−HK$1,000.00')
  await fees.getByRole('link', { name: '100 registrations' }).first().click()
  await expect(page).toHaveURL('/year/2')
  await expect(page.locator('main header')).toContainText('charged and taken off again')
  await expect(page.getByRole('link', { name: 'year-0-tea.hk' })).toBeVisible()
  await expect(page.getByText('50 of 100 shown')).toBeVisible()
})

test('another table is tried over all partners before it is published', async ({ officer: page }) => {
  await visit(page, '/desk/tiers')
  await page.getByLabel('Bands').fill('Standard, 0, 0\nHalf, 20')
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByRole('alert')).toContainText('Write each band on a line of its own')
  await page.getByLabel('Bands').fill('Standard, 0, 0\nBronze, 20, 7.5\nSilver, 60, 20')
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByRole('table', { name: 'The largest differences' })).toContainText('Harbour Hosting')
  const csv = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download all' }).click()
  expect((await csv).suggestedFilename()).toBe('tier-trial.csv')
  await page.getByRole('button', { name: 'Publish this table' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish this table' }).click()
  await expect(page.getByText('scheme-2 is published.')).toBeVisible()
  const versions = page.getByRole('table', { name: 'Versions' })
  await expect(versions.getByRole('row').nth(1)).toContainText('To come')
  await expect(versions.getByRole('row').nth(2)).toContainText('In force, a sample')
})

for (const locale of looks) {
  test(`the fee and the list behind it, in ${locale}, have their words, fit small windows, and no fault that axe can find`, async ({ partner }) => {
    await faultless(partner, { 'a waived fee': '/year/2', 'a fee that has not fallen due': '/year/3', 'the second year': '/year', 'what was': '/year?on=2026-09-01' }, locale)
  })
}
