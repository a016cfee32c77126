/** `npm run check`: types, format, lint and guards. No database; seconds. */
import { runChecks } from './checks.ts'
import { closingLine, runVitest } from './vitest.ts'

const checks = await runChecks()
const guards = await runVitest(['server/test/guards'], { KONTOR_TEST_WITHOUT_PG: '1' })
const passed = checks.filter((check) => check.passed).length
const count = {
  passed: passed + guards.passed,
  failed: checks.length - passed + guards.failed,
  skipped: guards.skipped,
}
console.log(closingLine(count))
process.exitCode = count.failed > 0 ? 1 : 0
