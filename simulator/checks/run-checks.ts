import type { Check, Evidence, Finding } from './check.ts'
import { deliveredOnce } from './deliveries.ts'
import { noDoubleBooking } from './double-booking.ts'
import { moneyConserved } from './money.ts'
import { noPositionLeaked } from './positions.ts'
import { nothingStuck } from './stuck.ts'

export const checks: readonly Check[] = [
  moneyConserved,
  noDoubleBooking,
  noPositionLeaked,
  deliveredOnce,
  nothingStuck,
]

/** Every check, one after another. */
export async function runChecks(evidence: Evidence): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, look } of checks) findings.push({ check: name, wrong: await look(evidence) })
  return findings
}
