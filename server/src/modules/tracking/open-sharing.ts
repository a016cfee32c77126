import type { Point } from '#contract/places'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { addMs, hours } from '#foundation/time'
import { hasAgreed } from './agree-to-share.ts'
import { closeSharing } from './close-sharing.ts'
import { SharingOpened } from './events.ts'
import { refuse } from './refusals.ts'
import { insertSession, lockUnclosed } from './sessions.sql.ts'

/** Nothing is shared longer, whatever happens to the story that opened it. */
const LONGEST_MS = hours(12)

export interface OpenSharing {
  /** `zenvee.booking:<id>`; one session at a time. */
  readonly subject: string
  /** Who is seen. It must be the actor, or somebody who has agreed to it before: nobody consents for another. */
  readonly personId: string
  /** Who may see, 1 to 20. */
  readonly viewers: readonly string[]
  readonly geofence?: { readonly point: Point; readonly radiusMetres: number } | undefined
  /** Where the way ends; without it there is no ETA. */
  readonly destination?: Point | undefined
}

/**
 * Begin to share a position for one thing. Viewers see what is recorded from now on, and nothing
 * from before. Opening what is open for the same person changes nothing. Answers the session's id.
 */
export async function openSharing(tx: Tx, input: OpenSharing): Promise<{ sessionId: string }> {
  const { subject, personId } = input
  const before = await lockUnclosed(tx, subject)

  if (tx.actor.id !== personId && !(await hasAgreed(tx, subject, personId)))
    throw refuse.only_the_one_who_shares({ subject })

  const isOver = before && before.expires_at <= tx.now
  if (before && !isOver && before.person_id !== personId)
    throw refuse.shared_by_another({ subject })
  if (before && !isOver) return { sessionId: before.id }
  if (isOver) await closeSharing(tx, subject, 'expired')

  const session = await insertSession(tx, {
    id: newId(),
    subject,
    personId,
    viewers: [...new Set(input.viewers)],
    expiresAt: addMs(tx.now, LONGEST_MS),
    destination: input.destination,
    geofence: input.geofence,
  })
  await tell(tx, SharingOpened, `tracking.session:${session.id}`, {
    sessionId: session.id,
    subject,
    personId,
  })

  return { sessionId: session.id }
}
