import { defineConfig } from 'vitest/config'

/**
 * One run, one PostgreSQL (tools/test-setup.ts); each worker has its own database in it. Two cores
 * are the machine we count on, so two workers.
 */
const always = ['**/node_modules/**', 'web/dist/**']
/**
 * The long visits in real browsers take as long as all the rest; they are a command of their own
 * (`npm run test:browser`), and run here when they are asked for by name.
 */
const longVisits = 'server/test/browser/!(portal|first-load).browser.test.ts'

export default defineConfig({
  test: {
    include: ['{server,contract,simulator,tools,web,bench}/**/*.test.{ts,tsx}'],
    exclude: process.env['TEST_LONG_VISITS'] ? always : [...always, longVisits],
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['tools/test-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
})
