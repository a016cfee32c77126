/** The checks that need no running code: types, format, lint. Each counts as one test. */
import { join } from 'node:path'
import { ROOT, runShown } from './run.ts'

export interface Outcome {
  readonly name: string
  readonly passed: boolean
}

const program = (...path: string[]) => join(ROOT, 'node_modules', ...path)

const CHECKS: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: 'types', command: [program('.bin', 'tsc'), '--noEmit', '--pretty', 'false'] },
  {
    name: 'format and lint',
    command: [program('.bin', 'biome'), 'ci', '--max-diagnostics=50', '--colors=off'],
  },
  {
    name: 'promises and other typed rules',
    command: [program('.bin', 'oxlint'), '--type-aware', '--deny-warnings'],
  },
]

/** Runs every check, also after one that failed, and tells how each went. */
export async function runChecks(): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { name, command } of CHECKS) {
    const started = performance.now()
    const passed = (await runShown(command[0]!, command.slice(1))) === 0
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`)
    outcomes.push({ name, passed })
  }
  return outcomes
}
