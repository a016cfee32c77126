import { writeFile } from 'node:fs/promises'
import type { Finding } from '../checks/check.ts'
import { eventLines } from '../report/fingerprint.ts'
import { progressOn } from './progress.ts'
import { type SimulateOptions, simulate } from './simulate.ts'

export interface TellOptions extends Omit<SimulateOptions, 'progress' | 'signal'> {
  /** Write every event here, a line each: for finding where two runs part. */
  readonly eventsFile?: string
}

/** Simulate, print what happened, and answer whether everything is right. */
export async function simulateAndTell({ eventsFile, ...options }: TellOptions): Promise<boolean> {
  const progress = progressOn(process.stderr)
  const { signal } = stopsOnSignal()
  const day = { ...options, progress, signal }
  const outcome = await simulate(day, async (stage) => {
    if (eventsFile) await writeFile(eventsFile, `${(await eventLines(stage)).join('\n')}\n`)
  }).catch((error: unknown) => {
    if (signal.aborted) return undefined
    throw error
  })
  if (!outcome) {
    console.error('Stopped half-way; the server is put away.')
    return false
  }
  const { report, findings } = outcome
  console.log(report.text)
  console.log(`\n${report.timing}`)
  console.log('\nChecks')
  for (const finding of findings) console.log(lineOf(finding))
  for (const surprise of report.surprises) console.log(`  ✗ unexpected: ${surprise}`)
  console.log(`\nFingerprint ${report.fingerprint}`)
  return findings.every(({ wrong }) => wrong.length === 0) && report.surprises.length === 0
}

/** Ctrl-C stops the day; the server is put away before the program ends. */
function stopsOnSignal(): AbortController {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stop.abort(new Error('stopped half-way')))
  }
  return stop
}

function lineOf({ check, wrong }: Finding): string {
  if (wrong.length === 0) return `  ✓ ${check}`
  return [`  ✗ ${check}`, ...wrong.map((each) => `      ${each}`)].join('\n')
}
