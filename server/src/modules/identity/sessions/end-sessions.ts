import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { SessionEnded, streamOf } from '../events.ts'
import { noticeCut } from './cuts.ts'
import { lockOpenSessions, revokeSessions, type SessionRow } from './sessions.sql.ts'

/** End these sessions of one person; their tokens are good no more. The caller holds the person's lock. */
export async function endSessions(
  tx: Tx,
  sessions: readonly SessionRow[],
  because: string,
): Promise<void> {
  if (sessions.length === 0) return
  await revokeSessions(
    tx,
    sessions.map((session) => session.id),
    because,
  )
  for (const session of sessions) {
    noticeCut(session.id, tx.now)
    await tell(tx, SessionEnded, streamOf(session.person_id), {
      personId: session.person_id,
      sessionId: session.id,
      because,
    })
  }
}

/** End every open session of a person, but one when it is named. */
export async function endAllSessions(
  tx: Tx,
  personId: string,
  because: string,
  butNot?: string,
): Promise<void> {
  const open = await lockOpenSessions(tx, personId)
  await endSessions(
    tx,
    open.filter((session) => session.id !== butNot),
    because,
  )
}
