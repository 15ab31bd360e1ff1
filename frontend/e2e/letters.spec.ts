import { settled, test, visit } from './desk.ts'
import { expect } from './portal.ts'

test('news is consented to with one press, and ended with one', async ({ applicant: page }) => {
  await visit(page, '/messages')
  await expect(page.getByText('You have not consented')).toBeVisible()
  await page.getByRole('button', { name: 'I consent to news' }).click()
  await expect(page.getByText(/^You consented on/)).toBeVisible()
  await page.getByRole('button', { name: 'End my consent' }).click()
  await expect(page.getByText(/^You ended your consent on/)).toBeVisible()
})

test('a notice under an embargo is shown to partners as such, and to nobody else', async ({ officer, partner, page }) => {
  await visit(officer, '/desk/notices')
  await officer.getByLabel('Public from (Hong Kong time)').fill('2099-01-01T09:00')
  await officer.getByLabel('Headline').first().fill('Names in the spring')
  await officer.getByLabel('Text').first().fill('They open in the **spring**.')
  await officer.getByRole('button', { name: 'Publish now' }).first().click()
  await officer.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click()
  await expect(officer.getByText('“Names in the spring” has been published.')).toBeVisible()
  await visit(partner, '/notices')
  const notice = partner.getByRole('article').filter({ hasText: 'Names in the spring' })
  await expect(notice).toContainText(/For partners until 1 Jan(uary)? 2099/)
  await visit(page, '/notices')
  await settled(page)
  await expect(page.getByRole('article').first()).toBeVisible()
  await expect(page.getByText('Names in the spring')).toHaveCount(0)
})

test('an operator sees what the server does behind everybody’s back', async ({ officer: page }) => {
  await visit(page, '/desk/work')
  await expect(page.getByRole('row').filter({ hasText: 'Write letters' }).first()).toContainText('Done', { timeout: 30_000 })
  await page.getByRole('radio', { name: /^Given up \(\d+\)$/ }).check()
  await settled(page)
  await expect(page.getByText('There is no such work.')).toBeVisible()
})
