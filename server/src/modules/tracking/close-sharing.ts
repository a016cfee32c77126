import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { pushAfterCommit } from '#foundation/live'
import { forgetAgreement } from './agree-to-share.ts'
import { SharingClosed } from './events.ts'
import { forgetLatest } from './positions.sql.ts'
import { closeSession, lockUnclosed } from './sessions.sql.ts'

/**
 * End a sharing session. With this commit nobody sees anything more: the row forgets every place,
 * links die, the room hears that it is closed and nothing after, and what was agreed beforehand is
 * forgotten. Closing what is not open does nothing more. Answers whether there was something to close.
 */
export async function closeSharing(tx: Tx, subject: string, reason = 'over'): Promise<boolean> {
  // Whoever stores a position holds this row until its push is under way, so none comes after.
  const session = await lockUnclosed(tx, subject)
  await forgetAgreement(tx, subject)
  if (!session) return false

  await closeSession(tx, session.id, reason)
  await forgetLatest(tx, session.person_id)
  await tell(tx, SharingClosed, `tracking.session:${session.id}`, {
    sessionId: session.id,
    subject,
    personId: session.person_id,
    reason,
  })
  pushAfterCommit(tx, `tracking.session:${session.id}`, 'closed', { sessionId: session.id, reason })

  return true
}
