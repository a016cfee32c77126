import type { Sharing } from '#contract/tracking'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { pushAfterCommit } from '#foundation/live'
import { SharingPaused, SharingResumed } from './events.ts'
import { refuse } from './refusals.ts'
import { lockOpenBySubject, pauseSession, resumeSession, type SessionRow } from './sessions.sql.ts'
import { sharingAnswer } from './sharing-answer.ts'

interface OfSubject {
  readonly subject: string
}

/** The one who shares stops being seen for a while; what was seen last is forgotten. */
export async function pauseSharing(tx: Tx, { subject }: OfSubject): Promise<Sharing> {
  const session = await lockOwn(tx, subject)
  if (session.paused_at) return sharingAnswer(tx, session)

  const paused = await pauseSession(tx, session.id)
  await tell(tx, SharingPaused, `tracking.session:${session.id}`, told(session))
  pushPaused(tx, session, true)

  return sharingAnswer(tx, paused)
}

/** The one who shares is seen again, from now on. */
export async function resumeSharing(tx: Tx, { subject }: OfSubject): Promise<Sharing> {
  const session = await lockOwn(tx, subject)
  if (!session.paused_at) return sharingAnswer(tx, session)

  const resumed = await resumeSession(tx, session.id)
  await tell(tx, SharingResumed, `tracking.session:${session.id}`, told(session))
  pushPaused(tx, session, false)

  return sharingAnswer(tx, resumed)
}

async function lockOwn(tx: Tx, subject: string): Promise<SessionRow> {
  const session = await lockOpenBySubject(tx, subject)
  if (!session || session.person_id !== tx.actor.id) throw refuse.not_shared({ subject })
  return session
}

function told(session: SessionRow) {
  return { sessionId: session.id, subject: session.subject, personId: session.person_id }
}

function pushPaused(tx: Tx, session: SessionRow, isPaused: boolean): void {
  const payload = { sessionId: session.id, isPaused }
  pushAfterCommit(tx, `tracking.session:${session.id}`, 'paused', payload)
}
