import { label, settled, test, visit } from './desk.ts'
import { expect, faults, overhang } from './portal.ts'
import { chooseNameAndHolder, giveNameServers } from './wizard.ts'

test('a name is registered, paid for, and moves the waiver', async ({ partner: page }) => {
  const name = `${label('moves-the-meter')}.hk`
  await chooseNameAndHolder(page, name)
  await giveNameServers(page)
  await expect(page.getByText('Every check passed')).toBeVisible()
  await expect(page.getByText(/Your balance afterwards: HK\$/)).toBeVisible()
  await expect(page.getByText(/the quote expires in \d+ minutes/)).toBeVisible()
  expect(await faults(page)).toEqual([])
  const pay = page.getByRole('button', { name: /^Register and pay HK\$\d+\.\d\d$/ })
  const sum = (await pay.innerText()).replace('Register and pay ', '')
  await pay.click()

  await expect(page.locator('main header')).toContainText(`${name} is registered.`)
  await expect(page.getByRole('region', { name: 'Receipt' })).toContainText(sum)
  const moved = await page.getByText(/^Counted: \d+ before, \d+ now\.$/).innerText()
  const [before = 0, after = 0] = [...moved.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  expect(after).toBeGreaterThan(before)
  expect(await faults(page)).toEqual([])

  await page.getByRole('link', { name: 'See the name' }).click()
  await expect(page.locator('main header')).toContainText(`${name} is registered until`)
  await expect(page.getByRole('row', { name: 'Total' })).toContainText(sum)
  await expect(page.getByRole('list', { name: 'Timeline' })).toContainText('Registered')

  await visit(page, '/waiver?counted=yes')
  await expect(page.getByRole('row', { name: new RegExp(`^${name}`) })).toContainText('Counted')
  await page.getByRole('button', { name: `Why? ${name}` }).click()
  await expect(page.getByText('program.counted').filter({ visible: true })).toHaveCount(1)
})

test('what was typed outlives a reload in the same tab, and another tab begins anew', async ({ partner: page }) => {
  const name = `${label('outlives')}.hk`
  await chooseNameAndHolder(page, name)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 4 of 5')
  await page.getByLabel('Name server 1').fill('ns1.outlives.hk')
  await page.reload()
  await expect(page.getByLabel('Name server 1')).toHaveValue('ns1.outlives.hk')
  await expect(page.getByRole('navigation', { name: 'Steps of the registration' })).toContainText(name)
  const kept = await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))
  expect(kept).toContain(name)
  expect(kept).not.toMatch(/eyJ|password|dateOfBirth/)
  const other = await page.context().newPage()
  await other.goto('/register')
  await expect(other.getByRole('heading', { level: 1 })).toContainText('step 1 of 5')
})

test('every step of the wizard fits a window of 320 pixels, for a name that needs papers', async ({ partner: page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const fits = async (step: string) => {
    await expect(page.getByRole('heading', { level: 1 })).toContainText(step)
    await settled(page)
    expect(await overhang(page), step).toBeLessThanOrEqual(0)
  }
  const name = `${label('on-a-phone')}.idv.hk`
  await visit(page, `/register?name=${name}`)
  await fits('step 1 of 5')
  await page.getByRole('button', { name: `Choose ${name}`, exact: true }).click()
  await fits('step 2 of 5')
  await page.getByRole('radio', { name: /Chan Tai Man/ }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await fits('step 3 of 5')
  await page.getByRole('button', { name: 'Continue and send one paper later' }).click()
  await fits('step 4 of 5')
  await page.getByLabel('Name server 1').fill('ns1.harbour-dns.hk')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Every check passed; something is still to come')).toBeVisible()
  await fits('step 5 of 5')
  expect(await faults(page)).toEqual([])
})

test('a step cannot be jumped over by its address', async ({ partner: page }) => {
  await visit(page, '/register?step=check')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 1 of 5')
})

test('a mistyped name server is refused beside its field and once at the top', async ({ partner: page }) => {
  await chooseNameAndHolder(page, `${label('mistyped')}.hk`)
  await page.getByLabel('Name server 1').fill('ns1.harbour-dns.hk')
  await page.getByLabel('Name server 2').fill('not_a_host')
  await page.getByRole('button', { name: 'Continue' }).click()
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('There is a problem')
  await expect(page.getByLabel('Name server 2')).toHaveAccessibleDescription(/is not a host name/)
  expect(await faults(page)).toEqual([])
  await summary.getByRole('link').click()
  await expect(page.getByLabel('Name server 2')).toBeFocused()
})

test('a holder whom the rules do not admit is refused before anything is paid', async ({ partner: page }) => {
  const name = `${label('too-young')}.hk`
  await visit(page, `/register?name=${name}`)
  await page.getByRole('button', { name: `Choose ${name}`, exact: true }).click()
  await page.getByRole('button', { name: 'New holder' }).click()
  await page.getByLabel('Kind of holder').selectOption('INDIVIDUAL')
  await page.getByLabel('Full name of the holder').fill('Lee Siu Ming')
  await page.getByLabel('Date of birth').fill('2020-05-01')
  await page.getByRole('button', { name: 'Add this holder' }).click()
  await expect(page.getByRole('alert')).toContainText('18')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 2 of 5')
})

test.describe('on a line that breaks', () => {
  test.use({ noisy: true })

  test('a try whose answer was lost is sent again as the same try, and charged once', async ({ partner: page }) => {
    const name = `${label('lost-answer')}.hk`
    await chooseNameAndHolder(page, name)
    await giveNameServers(page)
    const keys: string[] = []
    let cut = true
    await page.route('**/graphql', async (route) => {
      const body = route.request().postData() ?? ''
      if (!body.includes('mutation RegisterName')) return route.fallback()
      keys.push(/"idempotencyKey":"([^"]+)"/.exec(body)?.[1] ?? '')
      const answer = await route.fetch()
      if (cut) return route.abort()
      return route.fulfill({ response: answer })
    })
    await page.getByRole('button', { name: /^Register and pay/ }).click()
    await expect(page.getByText('Your last try had no answer')).toBeVisible()
    await page.reload()
    await settled(page)
    cut = false
    await page.getByRole('button', { name: 'Send the same try again' }).click()
    await expect(page.locator('main header')).toContainText(`${name} is registered.`)
    expect(keys).toHaveLength(2)
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys[1]).toBe(keys[0])
    await visit(page, `/waiver`)
    await expect(page.getByRole('row', { name: new RegExp(`^${name}`) })).toHaveCount(1)
  })
})

test('the whole wizard is walked by keyboard alone', async ({ partner: page }) => {
  const name = `${label('by-keyboard')}.hk`
  await visit(page, '/register')
  const tabTo = async (reached: () => Promise<boolean>) => {
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Tab')
          return reached()
        },
        { intervals: [5], timeout: 20_000 },
      )
      .toBe(true)
  }
  const focused = (words: string) => () => page.evaluate((words) => document.activeElement?.textContent.includes(words) === true && document.activeElement !== document.body, words)
  const focusedField = (id: string) => () => page.evaluate((id) => document.activeElement?.id === id, id)

  await tabTo(focusedField('field-name'))
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `Choose ${name}`, exact: true })).toBeVisible()
  await tabTo(focused(`Choose ${name}`))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 2 of 5')
  // The newest holders come first, and other tests make some whom the rules refuse.
  await expect(page.getByRole('radio').first()).toBeVisible()
  await tabTo(() => page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'search'))
  await page.keyboard.type('Typhoon Noodle')
  await expect(page.getByRole('radio')).toHaveCount(1)
  await tabTo(() => page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'radio'))
  await page.keyboard.press('Space')
  await expect(page.getByRole('radio', { name: /Typhoon Noodle Company/ })).toBeChecked()
  await tabTo(focused('Continue'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 4 of 5')
  await tabTo(focusedField('field-server-0'))
  await page.keyboard.type('ns1.harbour-dns.hk')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 5 of 5')
  await expect(page.getByRole('button', { name: /^Register and pay/ })).toBeVisible()
  await tabTo(focused('Register and pay'))
  await page.keyboard.press('Enter')
  await expect(page.locator('main header')).toContainText(`${name} is registered.`)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})
