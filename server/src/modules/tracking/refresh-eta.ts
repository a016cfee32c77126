import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { job } from '#foundation/jobs'
import { pushAfterCommit } from '#foundation/live'
import { addMs, seconds } from '#foundation/time'
import { routingFor } from '#modules/places'
import { ArrivingSoon } from './events.ts'
import { noteSoon, readOpenById, type SessionRow, writeEta } from './sessions.sql.ts'
import { etaOf, pointOf } from './sharing-answer.ts'

const SOON_S = 120

/** Work out an ETA anew; asked for by the positions of an open session. */
export const refreshEta = job({
  name: 'tracking.refresh_eta',
  input: z.object({ sessionId: z.uuid() }),
  attempts: 3,
  work: async (tx, { sessionId }) => {
    const session = await readOpenById(tx, sessionId)
    if (session) await renewEta(tx, session)
  },
})

/**
 * The router may be another machine, so nothing is held while it is asked; what it says is kept
 * only if the session is still open then.
 */
async function renewEta(tx: Tx, session: SessionRow): Promise<void> {
  const from = pointOf(session.lat, session.lng)
  const to = pointOf(session.destination_lat, session.destination_lng)
  if (!from || !to || session.paused_at || session.entered_at) return

  const { seconds: leftS } = await (await routingFor(tx)).estimate(from, to, tx.now)
  const arrivesAt = addMs(tx.now, seconds(Math.round(leftS)))
  if (!(await writeEta(tx, session.id, arrivesAt))) return

  if (leftS <= SOON_S && (await noteSoon(tx, session.id))) {
    await tell(tx, ArrivingSoon, `tracking.session:${session.id}`, {
      sessionId: session.id,
      subject: session.subject,
      personId: session.person_id,
      seconds: Math.round(leftS),
    })
  }
  const eta = etaOf(tx, { eta_at: arrivesAt, eta_computed_at: tx.now, entered_at: null })
  const { id: sessionId, subject } = session
  pushAfterCommit(tx, `tracking.session:${sessionId}`, 'eta', { sessionId, subject, eta })
}
