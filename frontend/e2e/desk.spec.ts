import { accessToken, Api, faultless, label, settled, signIn, test, visit } from './desk.ts'
import { expect, faults, looks, test as plain } from './portal.ts'

/** Every screen behind the sign-in, with whom it is for. */
const screens = {
  partner: {
    dashboard: '/dashboard',
    register: '/register?name=burbank',
    names: '/domains?awaiting=DOCUMENTS',
    'a waiting name': '/domains/chan-tai-man.idv.hk',
    'a registered name': '/domains/harbour-hosting.hk',
    'a name of someone else': '/domains/google.com.hk',
    'waiver ledger': '/waiver?counted=no',
    'the year': '/year',
    'a fee that has not fallen due': '/year/2',
    holders: '/holders',
    'API clients': '/api-clients',
    'audit log': '/audit',
    team: '/team',
    security: '/security',
    messages: '/messages',
    applications: '/applications',
    'no phase to apply in': '/apply',
  },
  officer: {
    'applications to join': '/desk/joining',
    'applications that ended': '/desk/joining?show=ended',
    'no such application': '/desk/joining/pap_00000000000000000000000000',
    'publish a notice': '/desk/notices',
    holidays: '/desk/holidays',
    papers: '/desk/papers',
    payments: '/desk/payments',
    tiers: '/desk/tiers',
    promotions: '/desk/promotions',
    accounts: '/desk/partners',
    work: '/desk/work',
    clock: '/clock',
    launch: '/desk/launch',
    objections: '/desk/objections',
    'not theirs': '/dashboard',
  },
  member1: { docket: '/docket', 'not theirs': '/dashboard' },
  applicant: {
    'the five steps': '/join',
    terms: '/join/terms',
    'form as it was sent': '/join/form',
    'name that is held': '/join/name',
    'agreement that is signed': '/join/agreement',
    fee: '/join/fee',
    account: '/account',
    'not theirs': '/dashboard',
  },
}

for (const locale of looks) {
  test.describe(`the screens, in ${locale}, have their words, fit small windows, and no fault that axe can find`, () => {
    test.slow()
    test('for the partner', ({ partner }) => faultless(partner, screens.partner, locale))
    test('for the officer', ({ officer }) => faultless(officer, screens.officer, locale))
    test('for a member of the committee', ({ member1 }) => faultless(member1, screens.member1, locale))
    test('for the applicant', ({ applicant }) => faultless(applicant, screens.applicant, locale))
  })
}

plain('who is not signed in is led to the door and back', async ({ page }) => {
  await visit(page, '/waiver?counted=no')
  await expect(page.locator('main header')).toContainText('Sign in to see this page.')
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill('partner@harbour.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('lionrock-demo-2004')
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/waiver?counted=no')
  await settled(page)
})

plain('each of the three arrives at their own first screen, with their own places', async ({ page }) => {
  for (const [who, address, place] of [
    ['partner', '/dashboard', 'Fee waiver'],
    ['officer', '/desk/papers', 'Payments'],
    ['applicant', '/account', 'Your account'],
  ] as const) {
    await signIn(page, who)
    await expect(page).toHaveURL(address)
    await expect(page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place })).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0)
  }
})

test('an API client is created, its secret works and is shown once, and revoking ends it', async ({ partner: page, request }) => {
  const name = label('web shop')
  await visit(page, '/api-clients')
  await page.getByRole('button', { name: 'New API client' }).click()
  await page.getByRole('checkbox', { name: 'Read only' }).uncheck()
  await page.getByRole('button', { name: 'Create this client' }).click()
  await expect(page.getByRole('alert')).toContainText('There are 2 problems')
  await page.getByLabel('Label').fill(name)
  await page.getByRole('checkbox', { name: 'Read only' }).check()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Create this client' }).click()

  const secret = page.getByRole('region', { name: 'Secret' })
  await expect(secret).toBeFocused()
  const [id = '', words = ''] = await secret.locator('code').allInnerTexts()
  expect(await accessToken(request, id, words)).toMatch(/^eyJ/)
  await secret.getByRole('button', { name: 'I have kept it' }).click()
  await expect(page.locator('main')).not.toContainText(words)

  await page.getByRole('button', { name: `Revoke ${name}` }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('This cannot be undone')
  await dialog.getByRole('button', { name: `Revoke ${name} now` }).click()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveCount(0)
  expect(await accessToken(request, id, words)).toBe('')

  await visit(page, '/audit')
  await expect(page.getByRole('row', { name: /API client revoked/ }).first()).toBeVisible()
  await page.getByRole('button', { name: /^Details API client revoked/ }).first().click()
  await expect(page.getByText('credential.revoke').first()).toBeVisible()
})

test('a holder is added and found', async ({ partner: page }) => {
  const name = `${label('Golden Harvest')} Society`
  await visit(page, '/holders')
  await page.getByRole('button', { name: 'New holder' }).click()
  await page.getByRole('button', { name: 'Add this holder' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await page.getByLabel('Kind of holder').selectOption('NON_PROFIT')
  await page.getByLabel('Name of the holder', { exact: true }).fill(name)
  await page.getByLabel('Name in Chinese').fill('金穗會')
  await page.getByLabel('Country or region').selectOption('HK')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Add this holder' }).click()
  await page.getByLabel('Part of a holder’s name').fill(name)
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Non-profit organisation')
})

test('a promotion is previewed before it is published', async ({ officer: page }) => {
  const title = label('Far future')
  await visit(page, '/desk/promotions')
  await page.getByRole('button', { name: 'New promotion' }).click()
  await page.getByLabel('Title').fill(title)
  // So far ahead that no other test meets its prices.
  await page.getByLabel('Starts at').fill('2035-01-01T12:00')
  await page.getByLabel('Ends at').fill('2034-01-01T12:00')
  await page.getByLabel('Per cent').fill('12.5')
  await page.getByRole('checkbox', { name: '.hk', exact: true }).check()
  await page.getByRole('checkbox', { name: '1 year', exact: true }).check()
  const line = page.getByRole('row', { name: /^\.hk Registration 1 year/ })
  await expect(line).toContainText('HK$250.00')
  await expect(line).toContainText('−HK$31.25')
  await expect(line).toContainText('HK$218.75')
  await page.getByRole('button', { name: 'Publish this promotion' }).click()
  await expect(page.getByRole('alert')).toContainText('It must end after it starts')
  await page.getByLabel('Ends at').fill('2035-02-01T12:00')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Publish this promotion' }).click()
  await expect(page.getByRole('row', { name: new RegExp(title) })).toContainText('To come')
})

test('the clock of the demo is moved, and says how far back it may go', async ({ officer: page, request }) => {
  await visit(page, '/clock')
  const statement = page.locator('main header')
  await expect(statement).toContainText('The registry’s clock shows')
  await page.getByLabel('Or to').fill('2002-05-31T12:00')
  await page.getByRole('button', { name: 'Move the clock to 31 May 2002, 12:00 HKT' }).click()
  await expect(page.getByRole('alert')).toContainText('2003')
  // The first minute that is not over before the button is pressed, and no later: the other tests share this clock.
  const { now } = await (await Api.person(request, 'officer')).ask<{ now: string }>('{ now }')
  const soon = new Date(Math.ceil((Date.parse(now) + 15_000) / 60_000) * 60_000 + 8 * 60 * 60_000).toISOString().slice(0, 16)
  await page.getByLabel('Or to').fill(soon)
  const move = page.getByRole('button', { name: /^Move the clock to/ })
  const shown = (await move.innerText()).replace('Move the clock to ', '')
  await move.click()
  // Said once: nothing was said of the move that was refused.
  await expect(page.getByText(/^The clock shows/)).toHaveText(`The clock shows ${shown}.`)
  await expect(page.getByRole('alert')).toHaveCount(0)
})
