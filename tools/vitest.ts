/** Runs vitest and counts what it did from its own report. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT, runShown } from './run.ts'

export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** The part of vitest's JSON report that we read. */
export interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly unknown[]
  }[]
}

const REPORT = join(ROOT, '.kontor', `test-report.${process.pid}.json`)

/** Runs the tests whose path holds one of `filters`, or all of them. */
export async function runVitest(
  filters: readonly string[],
  extra: NodeJS.ProcessEnv = {},
): Promise<Count> {
  mkdirSync(join(ROOT, '.kontor'), { recursive: true, mode: 0o755 })
  const code = await runShown(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${relative(ROOT, REPORT)}`,
      ...filters,
    ],
    { ...ownEnvironment(), ...extra },
  )
  return countOf(readReport(), code)
}

/** The environment without settings of a Kontor that the developer may be running. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const settings = /^(KONTOR_|DATABASE_URL$|PORT$|PG[A-Z]+$)/
  const kept = Object.entries(process.env).filter(([name]) => !settings.test(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'test' }
}

function readReport(): Report | undefined {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8')) as Report
  } catch {
    return undefined
  } finally {
    rmSync(REPORT, { force: true })
  }
}

/**
 * What the report says, and no better than the exit code: a file that could not be loaded, a run
 * that broke, and a run without tests each count as a failure.
 */
export function countOf(report: Report | undefined, code: number): Count {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + unloaded
  const ran = report.numPassedTests + failed > 0
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && (code !== 0 || !ran) ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** The closing line: `12 passed, 0 failed`, and the skipped ones if there are any. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
