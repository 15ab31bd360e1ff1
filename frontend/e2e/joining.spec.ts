import { randomBytes } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { Api, faultless, label, paper, settled, test, visit } from './desk.ts'
import { expect, faults, looks, remember, type Look } from './portal.ts'

const password = 'seven lanterns over the ferry pier'

/** Somebody whom the registry does not know yet, in a browser of their own. */
async function stranger(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...(baseURL !== undefined && { baseURL }) })
  const page = await context.newPage()
  await remember(page, 'en', 'light')
  return page
}

/** Opens an account from the page of joining, and begins an application. */
async function begin(page: Page): Promise<void> {
  await visit(page, '/program')
  await page.getByRole('main').getByRole('link', { name: 'Join the programme' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Open an account' }).click()
  await page.getByLabel('E-mail address').fill(`${label('ferry')}@people.example`)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Open the account' }).click()
  await expect(page).toHaveURL('/join')
  await page.getByRole('button', { name: 'Begin the application' }).click()
  await expect(page.getByRole('main')).toContainText('0 of 5 steps are done')
}

/** From the list of tasks to one of them. */
async function step(page: Page, name: string): Promise<void> {
  await visit(page, '/join')
  await page.getByRole('main').getByRole('link', { name, exact: true }).click()
  await settled(page)
}

async function accept(page: Page): Promise<void> {
  await step(page, 'Read the terms and the procedures')
  await page.getByLabel('accept the Terms and Conditions').check()
  await page.getByLabel('accept the Program Procedures').check()
  await page.getByRole('button', { name: 'Accept both' }).click()
  await expect(page).toHaveURL('/join')
}

/** Fills in the form, leaves it, comes back to find it as it was, and sends it with the paper. */
async function form(page: Page, company: string, handle: string): Promise<void> {
  await step(page, 'Application form and Business Registration')
  await page.getByLabel('Company name').fill(company)
  await page.getByLabel('Business Registration number').fill('12345678')
  await page.getByLabel('Address', { exact: true }).fill('1 Pier Road\nCentral')
  await page.getByLabel('Name', { exact: true }).fill('Ng Wing Yan')
  await page.getByLabel('Telephone').fill('+852 5555 0000')
  await page.getByLabel('Short name').fill(handle)
  await page.getByLabel('Short name').blur()
  await expect(page.getByRole('status').filter({ hasText: 'Saved at' })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Company name')).toHaveValue(company)
  await expect(page.getByLabel('Address', { exact: true })).toHaveValue('1 Pier Road\nCentral')
  await page.getByRole('button', { name: 'Send the form' }).click()
  await expect(page.getByRole('alert')).toContainText('Upload a copy of the company’s Business Registration'.replace('’', "'"))
  await page.locator('main input[type=file]').setInputFiles(paper())
  await expect(page.getByRole('main')).toContainText('It has arrived')
  await page.getByRole('button', { name: 'Send the form' }).click()
  await expect(page).toHaveURL('/join')
}

/** Gives a name that nobody has yet; the step is done the moment it is registered for the company. */
async function name(page: Page, partner: Api, company: string, domain: string): Promise<void> {
  await step(page, 'A .hk name of the company’s own')
  await page.getByLabel('A .hk name that the company holds').fill(domain)
  await page.getByRole('button', { name: 'Check this name' }).click()
  await expect(page.getByRole('main')).toContainText(`${domain} is not registered yet`)
  const { createRegistrant } = await partner.ask<{ createRegistrant: { registrant: { id: string } } }>(
    'mutation($name: String!) { createRegistrant(input: { kind: COMPANY, name: $name, country: "HK" }) { registrant { id } } }',
    { name: company.toUpperCase() },
  )
  await partner.ask('mutation($input: RegisterDomainInput!) { registerDomain(input: $input) { domain { id } userErrors { message } } }', {
    input: { name: domain, years: 1, registrantId: createRegistrant.registrant.id, nameServers: [], idempotencyKey: randomBytes(8).toString('hex') },
  })
  await page.reload()
  await expect(page.getByRole('main')).toContainText('Held for the application since')
}

async function sign(page: Page): Promise<void> {
  await step(page, 'Sign the agreement')
  await page.getByLabel('Name of the authorised person').fill('Ng Wing Yan')
  await page.getByLabel('Office in the company').fill('Director')
  await page.getByRole('button', { name: /Sign the agreement, version/ }).click()
  await expect(page.getByRole('alert')).toContainText('Agree to sign electronically, or sign on paper')
  await page.getByLabel('I am authorised to sign for the company').check()
  await page.getByRole('button', { name: /Sign the agreement, version/ }).click()
  await expect(page).toHaveURL('/join')
}

/** The screens of the steps while they are under way, in one language. */
async function lookAtSteps(page: Page, locale: Look): Promise<void> {
  const steps = { tasks: '/join', terms: '/join/terms', form: '/join/form', name: '/join/name', agreement: '/join/agreement', fee: '/join/fee' }
  await faultless(page, steps, locale)
}

test('an unknown visitor becomes a partner, in the browser from the first screen to the last', async ({ browser, baseURL, officer, request }) => {
  test.slow()
  const page = await stranger(browser, baseURL)
  const [handle, company] = [label('ferry'), `Ferry ${label('Company')} Limited`]
  await begin(page)
  await test.step('the steps are taken in any order', async () => {
    await sign(page)
    await accept(page)
    await form(page, company, handle)
    await name(page, await Api.person(request, 'partner'), company, `${handle}.hk`)
    await visit(page, '/join')
    await expect(page.getByRole('main')).toContainText('Only the fee is missing: HK$1,000.00.')
  })
  await test.step('what is given back is said before where to pay to', async () => {
    await step(page, 'Pay the administration fee')
    const words = await page.getByRole('main').innerText()
    expect(words.indexOf('is given back')).toBeLessThan(words.indexOf('How to pay'))
  })
  await test.step('the officer finds it, books the fee and asks for more', async () => {
    await visit(officer, '/desk/joining')
    await officer.getByRole('link', { name: company }).click()
    await officer.getByRole('link', { name: 'Book the payment of this fee' }).click()
    await officer.getByLabel('The bank’s reference').fill(label('FPS'))
    await officer.getByRole('button', { name: `Book HK$1,000.00 for ${company}` }).click()
    await expect(officer.getByRole('main')).toContainText(`HK$1,000.00 is booked for ${company}`)
    await visit(officer, '/desk/joining')
    await officer.getByRole('link', { name: company }).click()
    await expect(officer.getByRole('img', { name: /Business registration certificate for/ })).toBeVisible()
    await officer.getByLabel('What is asked for, and why').fill('Which number does the stamp on the copy show?')
    await officer.getByRole('button', { name: 'Ask, and stop the clock' }).click()
    await expect(officer.getByRole('main')).toContainText('Asked for more')
    expect(await faults(officer)).toEqual([])
  })
  await test.step('the applicant answers, and the clock begins', async () => {
    await visit(page, '/join')
    await expect(page.getByRole('main')).toContainText('The time for its decision stands still until you answer.')
    await page.getByLabel('Your answer').fill('It shows 12345678.')
    await page.getByRole('button', { name: 'Send the answer' }).click()
    await expect(page.getByRole('main')).toContainText('The decision is due between')
    expect(await faults(page)).toEqual([])
  })
  await test.step('the officer approves it', async () => {
    await officer.reload()
    await officer.getByLabel('Reason', { exact: true }).fill('All is in order. Welcome.')
    await officer.getByRole('button', { name: `Approve ${company}` }).click()
    await officer.getByRole('dialog').getByRole('button', { name: `Approve ${company}` }).click()
    await expect(officer.getByRole('main')).toContainText('Approved')
  })
  await test.step('the company comes back as a partner and sees how it came to be one', async () => {
    await visit(page, '/join')
    await expect(page.getByRole('main')).toContainText(`${company} is a service partner since`)
    await page.getByRole('main').getByRole('link', { name: 'Dashboard' }).click()
    await expect(page).toHaveURL('/dashboard')
  })
  await page.context().close()
})

test('an application can be withdrawn, with what is given back said first, and begun again', async ({ browser, baseURL }) => {
  const page = await stranger(browser, baseURL)
  await begin(page)
  await page.getByRole('button', { name: 'Withdraw the application' }).click()
  await expect(page.getByRole('dialog')).toContainText('if you withdraw it before the decision')
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw the application' }).click()
  await expect(page.getByRole('main')).toContainText('You withdrew the application.')
  await page.getByRole('button', { name: 'Begin another application' }).click()
  await expect(page.getByRole('main')).toContainText('0 of 5 steps are done')
  await page.context().close()
})

for (const locale of looks) {
  test(`each step, in ${locale}, has its words, fits small windows, and no fault that axe can find`, async ({ browser, baseURL }) => {
    test.slow()
    const page = await stranger(browser, baseURL)
    await begin(page)
    await lookAtSteps(page, locale)
    await page.context().close()
  })
}
