import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { Api, Desks, test as base, type Who } from './desk.ts'
import { expect } from './portal.ts'

const binary = process.env['LIONROCK_BIN'] ?? '../bin/lionrock'

/** The registry starts with no setting it does not know, and what these tests are told is none of its business. */
const bare = { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LIONROCK_'))), LIONROCK_RATE_LIMIT: 'off' }

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}

async function ready(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (await fetch(`${url}/readyz`).then(({ ok }) => ok, () => false)) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${binary} did not become ready at ${url}`)
}

/** A test on a demo of its own: its clock is taken to 2004, which no other test could bear. */
export const test = base.extend<object, { server: string }>({
  server: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'lionrock-launch-'))
      const address = `127.0.0.1:${await freePort()}`
      const child = spawn(binary, ['demo', '--addr', address, '--data', folder], { env: bare, stdio: ['ignore', 'ignore', 'inherit'] })
      const ended = once(child, 'exit')
      await ready(`http://${address}`)
      await use(`http://${address}`)
      child.kill()
      await ended
      const verified = spawnSync(binary, ['verify', '--data', folder], { env: bare, encoding: 'utf8' })
      expect(verified.status, verified.stdout + verified.stderr).toBe(0)
      rmSync(folder, { recursive: true })
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: ({ server }, use) => use(server),
  desks: [
    async ({ browser, server }, use, { project }) => {
      const desks = new Desks(browser, { ...project.use.contextOptions, baseURL: server })
      await use(desks)
      await desks.close()
    },
    { scope: 'worker' },
  ],
})

/** Brings the demo's clock to an instant. */
export async function clock(request: APIRequestContext, to: string): Promise<void> {
  const officer = await Api.person(request, 'officer')
  const { advanceClock } = await officer.ask<{ advanceClock: { userErrors: unknown[] } }>('mutation($to: DateTime!) { advanceClock(input: { to: $to }) { userErrors { message } } }', { to })
  expect(advanceClock.userErrors).toEqual([])
}

/** A PDF that is like no other. */
export function pdf(filename: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name: filename, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% SPECIMEN ${randomBytes(8).toString('hex')}\n`) }
}

async function paper(request: APIRequestContext, partner: Api, kind: string): Promise<string> {
  const { buffer, name } = pdf(`${kind.toLowerCase()}.pdf`)
  const { createUploadTarget: target } = await partner.ask<{ createUploadTarget: { document: { id: string }; uploadUrl: string } }>(
    'mutation($input: CreateUploadTargetInput!) { createUploadTarget(input: $input) { document { id } uploadUrl } }',
    { input: { kind, filename: name, sha256: createHash('sha256').update(buffer).digest('hex'), sizeBytes: buffer.length } },
  )
  const { pathname, search } = new URL(target.uploadUrl)
  expect((await request.put(pathname + search, { data: buffer })).ok()).toBe(true)
  return target.document.id
}

interface Wanted {
  name: string
  phase: 'PRIORITY_REGISTRATION' | 'PRE_REGISTRATION' | 'SUNRISE'
  /** Part of the name of one of the partner's holders. */
  holder: string
  trademark?: string
}

/** Applies without a browser, as the second and third applicant for a name do. */
export async function apply(request: APIRequestContext, who: Who, { name, phase, holder, trademark }: Wanted): Promise<void> {
  const partner = await Api.person(request, who)
  const { viewer } = await partner.ask<{ viewer: { partner: { registrants: { edges: { node: { id: string } }[] } } } }>(
    'query($search: String) { viewer { partner { registrants(first: 1, search: $search) { edges { node { id } } } } } }',
    { search: holder },
  )
  const kinds = phase === 'PRIORITY_REGISTRATION' ? ['TRADEMARK_CERTIFICATE', 'DECLARATION_OF_OWNERSHIP'] : []
  const documentIds = []
  for (const kind of kinds) documentIds.push(await paper(request, partner, kind))
  const input = { name, phase, registrantId: viewer.partner.registrants.edges[0]?.node.id, trademark, documentIds, idempotencyKey: randomBytes(8).toString('hex') }
  const { submitLaunchApplication } = await partner.ask<{ submitLaunchApplication: { userErrors: unknown[] } }>(
    'mutation($input: SubmitLaunchApplicationInput!) { submitLaunchApplication(input: $input) { userErrors { message } } }',
    { input },
  )
  expect(submitLaunchApplication.userErrors).toEqual([])
}

/** Accepts every paper of an application that waits for the officer. */
export async function acceptPapers(request: APIRequestContext): Promise<void> {
  const officer = await Api.person(request, 'officer')
  const { documents } = await officer.ask<{ documents: { edges: { node: { id: string; launchApplication: unknown } }[] } }>(
    '{ documents(state: UNDER_REVIEW, first: 100) { edges { node { id launchApplication { id } } } } }',
  )
  for (const { node } of documents.edges) {
    if (node.launchApplication === null) continue
    await officer.ask('mutation($id: ID!) { reviewDocument(input: { documentId: $id, state: ACCEPTED }) { userErrors { message } } }', { id: node.id })
  }
}

/** Proposes and announces the results of a phase without a browser. */
export async function announce(request: APIRequestContext, phase: Wanted['phase']): Promise<void> {
  const mutation = 'mutation($phase: LaunchPhaseKind!, $hash: String) { announceResults(input: { phase: $phase, resultsSha256: $hash }) { phase { resultsSha256 } userErrors { message } } }'
  let hash: string | undefined
  for (const who of ['officer', 'officer2'] as const) {
    const officer = await Api.person(request, who)
    const { announceResults } = await officer.ask<{ announceResults: { phase: { resultsSha256: string }; userErrors: unknown[] } }>(mutation, { phase, hash })
    expect(announceResults.userErrors).toEqual([])
    hash = announceResults.phase.resultsSha256
  }
}

interface Sources {
  phase: Wanted['phase']
  committedAt: string
  publicAt: string
  conductedAt: string
  values: number[]
}

/** Commits and conducts every draw that a phase needs, each at its instant, without a browser. */
export async function drawAll(request: APIRequestContext, { phase, committedAt, publicAt, conductedAt, values }: Sources): Promise<void> {
  const officer = await Api.person(request, 'officer')
  await clock(request, committedAt)
  const { contentionSets } = await officer.ask<{ contentionSets: { edges: { node: { id: string } }[] } }>(
    'query($phase: LaunchPhaseKind!) { contentionSets(phase: $phase, decidedBy: AWAITING_DRAW, first: 50) { edges { node { id } } } }',
    { phase },
  )
  const draws: string[] = []
  for (const { node } of contentionSets.edges) {
    const sources = [{ name: 'Mark Six draw 04/043', bits: 29.2, publicAt }]
    const { commitDraw } = await officer.ask<{ commitDraw: { draw: { id: string } } }>('mutation($id: ID!, $sources: [DrawSourceInput!]!) { commitDraw(input: { setId: $id, sources: $sources }) { draw { id } } }', { id: node.id, sources })
    draws.push(commitDraw.draw.id)
  }
  await clock(request, conductedAt)
  for (const id of draws) await officer.ask('mutation($id: ID!, $values: [[Int!]!]!) { conductDraw(input: { drawId: $id, values: $values }) { draw { id } userErrors { message } } }', { id, values: [values] })
}
