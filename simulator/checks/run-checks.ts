import type { Check, Evidence, Finding } from './check.ts'

/** Every check, one after another. */
export async function runChecks(checks: readonly Check[], evidence: Evidence): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, look } of checks) findings.push({ check: name, wrong: await look(evidence) })
  return findings
}
