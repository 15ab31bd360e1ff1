import { Api, label, test, visit } from './desk.ts'
import { expect, faults } from './portal.ts'

interface Waiting {
  pendingDomains: { edges: { node: { name: string; awaitingPayment: { amount: string }; partner: { name: string } } }[] }
}

const cents = (amount: string) => Number(amount.replace('.', ''))

test('a payment completes the name that waited for it', async ({ officer: page, request }) => {
  const name = `${label('unpaid')}.hk`
  const peak = await Api.client(request, 'demo-peak', 'demo-peak-secret')
  const holder = await peak.ask<{ createRegistrant: { registrant: { id: string } } }>(
    `mutation { createRegistrant(input: { kind: COMPANY, name: "Peak Customer Limited", country: "HK" }) { registrant { id } userErrors { message } } }`,
  )
  await peak.ask(`mutation ($input: RegisterDomainInput!) { registerDomain(input: $input) { domain { name } userErrors { message } } }`, {
    input: { name, years: 1, registrantId: holder.createRegistrant.registrant.id, nameServers: [], idempotencyKey: name },
  })
  // Exactly what Peak Names owes, so that its balance is nothing again and the next run finds it as this one did.
  const officer = await Api.person(request, 'officer')
  const waiting = await officer.ask<Waiting>(`{ pendingDomains(first: 100, awaiting: PAYMENT) { edges { node { name awaitingPayment { amount } partner { name } } } } }`)
  const owed = waiting.pendingDomains.edges.map(({ node }) => node).filter(({ partner }) => partner.name === 'Peak Names')
  expect(owed.map((one) => one.name)).toContain(name)
  const sum = (owed.reduce((total, { awaitingPayment }) => total + cents(awaitingPayment.amount), 0) / 100).toFixed(2)

  await visit(page, '/desk/payments')
  const row = page.getByRole('row', { name: new RegExp(`^${name}`) })
  await row.getByRole('button', { name: /^Fill in above/ }).click()
  await expect(page.getByLabel('The bank’s reference')).toBeFocused()
  await expect(page.getByLabel('Partner', { exact: true })).toHaveValue(/.+/)
  await page.getByLabel('Amount in HK$').fill(sum)
  await page.getByLabel('The bank’s reference').fill(label('FT'))
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: /^Book HK\$[\d,]+\.\d\d for Peak Names$/ }).click()
  const booked = page.getByRole('region', { name: 'Payment booked' })
  await expect(booked).toBeFocused()
  await expect(booked).toContainText('is booked for Peak Names')
  await expect(booked).toContainText('Balance available')
  await expect(row).toHaveCount(0)

  const after = await peak.ask<{ domain: { awaitingPayment: unknown; statuses: string[] } }>(`query ($name: DomainName!) { domain(name: $name) { statuses awaitingPayment { amount } } }`, { name })
  expect(after.domain.awaitingPayment).toBeNull()
  expect(after.domain.statuses).not.toContain('PENDING_CREATE')
})

test('the same bank reference is not booked twice, and the form says so beside it', async ({ officer: page }) => {
  const reference = label('TWICE')
  await visit(page, '/desk/payments')
  for (const expected of ['booked', 'refused'] as const) {
    await page.getByLabel('Partner', { exact: true }).selectOption({ label: 'Victoria Register' })
    await page.getByLabel('Amount in HK$').fill(expected === 'booked' ? '1.00' : '2.00')
    await page.getByLabel('The bank’s reference').fill(reference)
    await page.getByRole('button', { name: /^Book HK\$/ }).click()
    if (expected === 'booked') await expect(page.getByRole('region', { name: 'Payment booked' })).toContainText(reference)
  }
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.getByLabel('The bank’s reference')).toHaveAccessibleDescription(/has been booked already/)
})

test('a sum that is none is refused before it is sent', async ({ officer: page }) => {
  await visit(page, '/desk/payments')
  await page.getByLabel('Amount in HK$').fill('1.234')
  await page.getByRole('button', { name: 'Book the payment' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.getByRole('alert')).toContainText('There are 3 problems')
  await expect(page.getByLabel('Amount in HK$')).toHaveAccessibleDescription(/Enter an amount above zero/)
})
