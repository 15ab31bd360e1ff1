import type { Page } from '@playwright/test'
import { settled } from './desk.ts'
import { expect } from './portal.ts'

/** The wizard up to the name servers, for a name that needs no papers. */
export async function chooseNameAndHolder(page: Page, name: string): Promise<void> {
  await page.goto('/register')
  await settled(page)
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('button', { name: 'Look up' }).click()
  await page.getByRole('button', { name: `Choose ${name}`, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 2 of 5')
  await page.getByRole('radio', { name: /Typhoon Noodle Company/ }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
}

export async function giveNameServers(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 4 of 5')
  await page.getByLabel('Name server 1').fill('ns1.harbour-dns.hk')
  await page.getByLabel('Name server 2').fill('ns2.harbour-dns.hk')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 5 of 5')
}
