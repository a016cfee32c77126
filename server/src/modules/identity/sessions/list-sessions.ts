import type { Session } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { selectOpenSessions } from './sessions.sql.ts'

/** Where whoever acts is signed in, the last used first. */
export async function listSessions(tx: Tx): Promise<{ sessions: Session[] }> {
  if (tx.actor.id === null) return { sessions: [] }
  const rows = await selectOpenSessions(tx, tx.actor.id)

  const sessions = rows.map((row) => ({
    id: row.id,
    device: row.device,
    how: row.how,
    begunAt: row.begun_at.toISOString(),
    usedAt: row.used_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    isThisOne: row.id === tx.actor.sessionId,
  }))
  return { sessions }
}
