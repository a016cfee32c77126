/** `npm test`: the checks and every test. `npm test -- <filter>`: only the tests it matches. */
import { runChecks } from './checks.ts'
import { closingLine, runVitest } from './vitest.ts'

const filters = process.argv.slice(2)
const checks = filters.length === 0 ? await runChecks() : []
const tests = await runVitest(filters, filters.length > 0 ? { TEST_LONG_VISITS: '1' } : {})
for (const { name } of checks.filter((check) => !check.passed)) {
  console.log(`✗ the check "${name}" failed; see what it said above the tests`)
}
const passed = checks.filter((check) => check.passed).length
const count = {
  passed: passed + tests.passed,
  failed: checks.length - passed + tests.failed,
  skipped: tests.skipped,
}
console.log(closingLine(count))
process.exitCode = count.failed > 0 ? 1 : 0
