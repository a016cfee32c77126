import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { addMs, days, msBetween } from '#foundation/time'
import { about } from './credential-answer.ts'
import { type CredentialRow, noteWarnings } from './credentials.sql.ts'
import { CredentialExpiring } from './events.ts'

/** Days before the end at which the holder is warned, the nearest first. */
export const WARNING_DAYS = [1, 7, 14, 30] as const
const BATCH = 500

/**
 * Warn of what ends soon: at 30, 14, 7 and 1 days, each once, and only the nearest of those that
 * apply. Nothing is said of a credential that is renewed already. Answers how many were warned.
 */
export async function warnExpiring(tx: Tx): Promise<number> {
  let warned = 0
  for (const threshold of WARNING_DAYS) {
    const before = addMs(tx.now, days(threshold))
    const rows = await noteWarnings(tx, { days: threshold, before, limit: BATCH })
    for (const row of rows) await warn(tx, row)
    warned += rows.length
  }
  return warned
}

async function warn(tx: Tx, row: CredentialRow): Promise<void> {
  if (!row.expires_at) return
  await tell(tx, CredentialExpiring, `verification.credential:${row.id}`, {
    ...about(row),
    daysLeft: daysLeft(tx.now, row.expires_at),
    expiresAt: row.expires_at.toISOString(),
  })
}

/** Whole days until the end, begun days counted; 0 when it is over. */
export function daysLeft(now: Date, expiresAt: Date): number {
  return Math.max(0, Math.ceil(msBetween(now, expiresAt) / days(1)))
}
