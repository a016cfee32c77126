import { writeFile } from 'node:fs/promises'
import type { Finding } from '../checks/check.ts'
import { eventLines } from '../report/fingerprint.ts'
import { progressOn } from './progress.ts'
import { type SimulateOptions, simulate } from './simulate.ts'

export interface TellOptions extends Omit<SimulateOptions, 'progress'> {
  /** Write every event here, a line each: for finding where two runs part. */
  readonly eventsFile?: string
}

/** Simulate, print what happened, and answer whether everything is right. */
export async function simulateAndTell({ eventsFile, ...options }: TellOptions): Promise<boolean> {
  const progress = progressOn(process.stderr)
  const { report, findings } = await simulate({ ...options, progress }, async (stage) => {
    if (eventsFile) await writeFile(eventsFile, `${(await eventLines(stage)).join('\n')}\n`)
  })
  console.log(report.text)
  console.log(`\n${report.timing}`)
  console.log('\nChecks')
  for (const finding of findings) console.log(lineOf(finding))
  for (const surprise of report.surprises) console.log(`  ✗ unexpected: ${surprise}`)
  console.log(`\nFingerprint ${report.fingerprint}`)
  return findings.every(({ wrong }) => wrong.length === 0) && report.surprises.length === 0
}

function lineOf({ check, wrong }: Finding): string {
  if (wrong.length === 0) return `  ✓ ${check}`
  return [`  ✗ ${check}`, ...wrong.map((each) => `      ${each}`)].join('\n')
}
