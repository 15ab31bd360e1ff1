import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  forbidOnly: process.env['CI'] !== undefined,
  // Two cores are shared with the server under test.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A machine that is busy with something else may be slow once; a fault is there three times.
  retries: process.env['CI'] === undefined ? 0 : 2,
  reporter: [['list']],
  use: {
    baseURL: process.env['LIONROCK_URL'] ?? 'http://127.0.0.1:8080',
    trace: 'retain-on-failure',
    // A colour that is still changing has no contrast to speak of.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium' },
  },
})
