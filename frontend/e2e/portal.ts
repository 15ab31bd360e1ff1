import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import { en } from '../src/i18n/en/catalogue.ts'
import { desk } from '../src/i18n/en/desk.ts'
import { benefit } from '../src/i18n/en/desk-benefit.ts'
import { joiningBook } from '../src/i18n/en/joining-book.ts'
import { joiningDeskBook } from '../src/i18n/en/joining-desk-book.ts'
import { launchBook } from '../src/i18n/en/launch-book.ts'
import { launchDesk } from '../src/i18n/en/launch-desk.ts'
import { people } from '../src/i18n/en/people.ts'
import { registerBook } from '../src/i18n/en/register-book.ts'

export const locales = ['en', 'zh-Hant', 'zh-Hans'] as const
export type Locale = (typeof locales)[number]
/** The languages in which screens are opened to be looked at: the look at one in English goes on in Simplified Chinese. */
export const looks = ['en', 'zh-Hant'] as const
export type Look = (typeof looks)[number]
export type Theme = 'light' | 'dark'

/** The public screens, each with the address of a state worth looking at. */
export const screens = {
  home: '/',
  search: '/?q=burbank',
  'a whole name': '/?q=google.com.hk',
  categories: '/categories',
  fees: '/fees',
  programme: '/program',
  'join the programme': '/join',
  partners: '/partners',
  notices: '/notices',
  'registration data': '/names/google.com.hk',
  'a name nobody holds': '/names/nobody-holds-this-name.hk',
  launch: '/launch',
  'a phase of the launch': '/launch/pre-registration',
  'no results': '/launch/sunrise/results',
  'no such result': '/launch/sunrise/names/nobody-applied-for-this.hk',
  'verify a draw': '/launch/verify',
  'walk through the launch': '/launch/walk',
  'register of objections': '/launch/objections',
  'follow an objection': '/launch/objections/track',
  'sign in': '/sign-in',
  'sign up': '/sign-up',
  'no such page': '/no-such-page',
} as const

/** Gathers what a page should not do: errors in the console, a broken content security policy, requests to elsewhere. */
export function listen(page: Page, baseURL: string | undefined): string[] {
  const noise: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') noise.push(message.text())
  })
  page.on('pageerror', (error) => noise.push(String(error)))
  page.on('request', (request) => {
    const there = new URL(request.url())
    if (there.protocol !== 'data:' && there.protocol !== 'blob:' && there.origin !== new URL(baseURL ?? '').origin) noise.push(`request to ${request.url()}`)
  })
  return noise
}

/** Every test also fails on any such noise. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page, baseURL }, use) => {
      const noise = listen(page, baseURL)
      await use(undefined)
      expect(noise).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Comes as a reader who chose a language and a theme before. */
export async function remember(page: Page, locale: Locale, theme: Theme): Promise<void> {
  await page.addInitScript(
    ([locale, theme]) => {
      localStorage.setItem('lionrock.locale', locale)
      localStorage.setItem('lionrock.theme', theme)
    },
    [locale, theme] as const,
  )
}

/** Opens a screen and waits until its answers are there. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await settled(page)
}

/** Waits until the answers of a screen are there. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('main [role=status] .unseen, main [aria-busy=true]:not(button)')).toHaveCount(0)
}

/**
 * What axe finds, in words short enough to read in a report. The page has no frames of others, so axe is run in the old way: the
 * new one opens another page for each look, which takes longer than the look.
 */
export async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
}

/** How far the page is wider than its window. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

const keys = new Set([en, desk, benefit, launchBook, launchDesk, joiningBook, joiningDeskBook, registerBook, people].flatMap((book) => Object.keys(book)))

/** Words of a screen that are the key of a sentence instead of the sentence: its book was not opened there. */
export async function unsaid(page: Page): Promise<string[]> {
  const words = await page.locator('body').innerText()
  return words.split(/\s+/).filter((word) => keys.has(word))
}

/**
 * Looks at the screen that is open, in its language: it has its words, fits a window of 320 pixels and one of 640, and axe finds
 * nothing. Colours are the same in every language and both Chinese scripts fill the same markup, so axe looks at the whole window
 * by day in English, and at the small window by night in Traditional Chinese. A reader who is in English then chooses Simplified
 * Chinese, and must find its words on the same screen.
 */
export async function sound(page: Page, name: string, locale: Look): Promise<void> {
  const whole = page.viewportSize()
  await worded(page, name, locale)
  if (locale === 'en') expect(await faults(page), `${name} by day`).toEqual([])
  if (locale === 'zh-Hant') {
    await page.locator('select:has(option[value=dark])').selectOption('dark')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  }
  await fits(page, name, locale)
  if (locale === 'zh-Hant') expect(await faults(page), `${name} by night, in a small window`).toEqual([])
  if (locale === 'en') {
    const simplified = page.getByRole('button', { name: '简体中文' })
    await simplified.click()
    // Pressed means drawn again in that language: what still waits for its sentences says so from here on.
    await expect(simplified).toHaveAttribute('aria-pressed', 'true')
    await settled(page)
    await worded(page, name, 'zh-Hans')
    await fits(page, name, 'zh-Hans')
  }
  if (whole !== null) await page.setViewportSize(whole)
}

async function worded(page: Page, name: string, locale: Locale): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  expect(await unsaid(page), `words of ${name} in ${locale}`).toEqual([])
}

/** A phone, and a window of 1,280 pixels whose reader has doubled the size of everything. */
async function fits(page: Page, name: string, locale: Locale): Promise<void> {
  for (const [width, height] of [
    [320, 640],
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect.poll(() => overhang(page), `${name}, ${locale}, at ${width}`).toBeLessThanOrEqual(0)
  }
}
