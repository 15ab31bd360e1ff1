import { defineConfig } from '@playwright/test'

const ownDemo = /(launch|year)\.spec\.ts$/

export default defineConfig({
  testDir: 'e2e',
  forbidOnly: process.env['CI'] !== undefined,
  // Two workers leave two cores idle a fifth of the time, waiting for pages; a third fills it.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A machine that is busy with something else may be slow once; a fault is there three times.
  retries: process.env['CI'] === undefined ? 0 : 2,
  reporter: [['list']],
  // What takes the clock of a demo of its own through the years takes longest: it begins, and the others fill the time beside it.
  projects: [
    { name: 'years', testMatch: ownDemo },
    { name: 'today', testIgnore: ownDemo },
  ],
  use: {
    baseURL: process.env['LIONROCK_URL'] ?? 'http://127.0.0.1:8080',
    // Recording every step costs as much as a tenth of the run; what fails is recorded when it is tried again.
    trace: 'on-first-retry',
    // A colour that is still changing has no contrast to speak of.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium' },
  },
})
