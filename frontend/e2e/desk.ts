import { randomBytes } from 'node:crypto'
import { deflateSync, crc32 } from 'node:zlib'
import { test as base, type APIRequestContext, type APIResponse, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'
import { expect, listen, remember, settled, sound, type Look } from './portal.ts'

export { settled }

export const people = {
  partner: 'partner@harbour.example',
  kowloon: 'partner@kowloon.example',
  officer: 'officer@registry.example',
  officer2: 'officer2@registry.example',
  member1: 'committee1@registry.example',
  member2: 'committee2@registry.example',
  applicant: 'applicant@people.example',
} as const
export type Who = keyof typeof people

const password = 'lionrock-demo-2004'

/** Comes in by the door, as everyone does, and waits for the first screen. */
export async function signIn(page: Page, who: Who): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('#field-email').fill(people[who])
  await page.locator('#field-password').fill(password)
  await page.locator('main button[type=submit]').click()
  await expect(page).not.toHaveURL(/sign-in/)
  await settled(page)
}

/** Signs everyone in once for a worker: the registry lets nobody try their password all day long. */
export class Desks {
  readonly #browser: Browser
  readonly #options: BrowserContextOptions
  readonly #contexts = new Map<Who, BrowserContext>()

  constructor(browser: Browser, options: BrowserContextOptions) {
    this.#browser = browser
    this.#options = options
  }

  async page(who: Who): Promise<Page> {
    const known = this.#contexts.get(who)
    const context = known ?? (await this.#browser.newContext(this.#options))
    const page = await context.newPage()
    await remember(page, 'en', 'light')
    if (known) return page
    await signIn(page, who)
    this.#contexts.set(who, context)
    return page
  }

  async close(): Promise<void> {
    for (const context of this.#contexts.values()) await context.close()
  }
}

interface Fixtures extends Record<Who, Page> {
  /** Set where a test cuts the line on purpose, so that the console is not quiet. */
  noisy: boolean
}

async function lend(who: Who, { desks, noisy, baseURL }: { desks: Desks; noisy: boolean; baseURL: string | undefined }, use: (page: Page) => Promise<void>): Promise<void> {
  const page = await desks.page(who)
  const noise = listen(page, baseURL)
  await use(page)
  await page.close()
  if (!noisy) expect(noise).toEqual([])
}

/** A test in which someone sits at their desk already: `test('...', async ({ partner }) => ...)`. */
export const test = base.extend<Fixtures, { desks: Desks }>({
  noisy: [false, { option: true }],
  desks: [
    async ({ browser }, use, { project }) => {
      const { baseURL, contextOptions } = project.use
      const desks = new Desks(browser, { ...contextOptions, ...(baseURL !== undefined && { baseURL }) })
      await use(desks)
      await desks.close()
    },
    { scope: 'worker' },
  ],
  partner: ({ desks, noisy, baseURL }, use) => lend('partner', { desks, noisy, baseURL }, use),
  kowloon: ({ desks, noisy, baseURL }, use) => lend('kowloon', { desks, noisy, baseURL }, use),
  officer: ({ desks, noisy, baseURL }, use) => lend('officer', { desks, noisy, baseURL }, use),
  officer2: ({ desks, noisy, baseURL }, use) => lend('officer2', { desks, noisy, baseURL }, use),
  member1: ({ desks, noisy, baseURL }, use) => lend('member1', { desks, noisy, baseURL }, use),
  member2: ({ desks, noisy, baseURL }, use) => lend('member2', { desks, noisy, baseURL }, use),
  applicant: ({ desks, noisy, baseURL }, use) => lend('applicant', { desks, noisy, baseURL }, use),
})

/** Another screen by its address, once its answers are there. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await settled(page)
}

/** Looks at screens in one language. */
export async function faultless(page: Page, addresses: Record<string, string>, locale: Look): Promise<void> {
  await remember(page, locale, 'light')
  for (const [name, address] of Object.entries(addresses)) {
    await visit(page, address)
    await sound(page, name, locale)
  }
}

/** A label that no test has used before, so that any order and any number of runs will do on one server. */
export function label(word: string): string {
  return `${word}-${randomBytes(4).toString('hex')}`
}

/** A real PNG that is like no other: the registry tells papers apart by their bytes. */
export function paper(): { name: string; mimeType: string; buffer: Buffer } {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0])
  const rows = Buffer.concat(Array.from({ length: 8 }, () => Buffer.concat([Buffer.from([0]), randomBytes(8)])))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const buffer = Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
  return { name: 'certificate.png', mimeType: 'image/png', buffer }
}

/** The one place where these stories believe what is on the wire. */
async function read<Answer>(response: APIResponse): Promise<Answer> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-return
  return await response.json()
}

/** A client of the API, to prepare what a story needs and to see what it came to. */
export class Api {
  readonly #request: APIRequestContext
  readonly #token: string

  private constructor(request: APIRequestContext, token: string) {
    this.#request = request
    this.#token = token
  }

  static async client(request: APIRequestContext, id: string, secret: string): Promise<Api> {
    return new Api(request, await accessToken(request, id, secret))
  }

  static async person(request: APIRequestContext, who: Who): Promise<Api> {
    const query = `mutation { signIn(input: { email: "${people[who]}", password: "${password}" }) { accessToken } }`
    const answer = await read<{ data: { signIn: { accessToken: string } } }>(await request.post('/graphql', { data: { query } }))
    return new Api(request, answer.data.signIn.accessToken)
  }

  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const headers = { authorization: `Bearer ${this.#token}` }
    const answer = await read<{ data: Data; errors?: unknown }>(await this.#request.post('/graphql', { data: { query, variables }, headers }))
    expect(answer.errors).toBeUndefined()
    return answer.data
  }
}

/** What /oauth/token answers to an ID and a secret; an empty string where it refuses them. */
export async function accessToken(request: APIRequestContext, id: string, secret: string): Promise<string> {
  const response = await request.post('/oauth/token', { form: { grant_type: 'client_credentials', client_id: id, client_secret: secret } })
  const answer = await read<{ access_token?: string }>(response)
  return answer.access_token ?? ''
}
