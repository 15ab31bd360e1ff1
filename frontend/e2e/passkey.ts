import type { Page } from '@playwright/test'

/** A phone with a finger on it, as far as the browser can tell: Chromium's own virtual authenticator. */
export async function phone(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
}

/** The portal by the name that this machine has: a passkey belongs to no address. */
export function named(address: string | undefined): string {
  const url = new URL(address ?? '')
  if (url.hostname === '127.0.0.1') url.hostname = 'localhost'
  return url.origin
}
