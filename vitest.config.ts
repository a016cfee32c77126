import { defineConfig } from 'vitest/config'

/**
 * One run, one PostgreSQL (tools/test-setup.ts); each worker has its own database in it. Two cores
 * are the machine we count on, so two workers.
 */
export default defineConfig({
  test: {
    include: ['{server,contract,simulator,tools,web,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'web/dist/**'],
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['tools/test-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
})
