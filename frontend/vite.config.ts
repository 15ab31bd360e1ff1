import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const server = process.env['LIONROCK_URL'] ?? 'http://127.0.0.1:8080'
const served = ['/graphql', '/oauth', '/uploads', '/documents', '/rdap', '/.well-known']

export default defineConfig({
  plugins: [react()],
  build: {
    // Every browser that understands the syntax we ship also understands modulepreload: no polyfill, no inline script.
    modulePreload: { polyfill: false },
    target: 'es2022',
    // Inlined assets would need data: in more directives of the content security policy.
    assetsInlineLimit: 0,
    // Read by scripts/size.js, which holds each page to its budget.
    manifest: true,
  },
  server: { proxy: Object.fromEntries(served.map((path) => [path, { target: server, changeOrigin: true }])) },
  test: { include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'] },
})
