import type { OnMyWay, Sharing } from '#contract/tracking'
import type { Tx } from '#foundation/db'
import { sha256 } from '#foundation/ids'
import { recordAudit } from '#modules/audit'
import { hasLooked, noteLook } from './links.sql.ts'
import { listPath } from './positions.sql.ts'
import { refuse } from './refusals.ts'
import { readOpenById, readOpenByLink, readOpenBySubject, type SessionRow } from './sessions.sql.ts'
import { onMyWayAnswer, sharingAnswer } from './sharing-answer.ts'

const MOST_PATH_POINTS = 200

export interface ReadSharing {
  readonly subject: string
  readonly path?: 'yes' | 'no' | undefined
}

/**
 * Where the one who comes is, for those it is shared with and for the one who shares. Staff with
 * `position.read` may look into an open session too; their first look is audited. To everybody
 * else it does not exist.
 */
export async function readSharing(tx: Tx, input: ReadSharing): Promise<Sharing> {
  const session = await readOpenBySubject(tx, input.subject)

  if (!session) throw refuse.not_shared({ subject: input.subject })
  if (!isPartOf(tx, session)) await lookAsStaff(tx, session)

  const wantsPath = input.path === 'yes' && !session.paused_at
  const path = wantsPath
    ? await listPath(tx, {
        personId: session.person_id,
        from: session.visible_from,
        limit: MOST_PATH_POINTS,
      })
    : []

  return sharingAnswer(tx, session, path)
}

/** The same for whoever holds a link. Dies with the session. */
export async function readOnMyWay(tx: Tx, input: { readonly token: string }): Promise<OnMyWay> {
  const session = await readOpenByLink(tx, sha256(input.token))
  if (!session) throw refuse.link_over()
  return onMyWayAnswer(tx, session)
}

/**
 * Who may join the room of a session: the one who shares, the viewers, and staff who have looked
 * through the door, where it is audited. Only while it is open.
 */
export async function mayJoinRoom(tx: Tx, sessionId: string): Promise<boolean> {
  const session = await readOpenById(tx, sessionId)
  if (!session) return false
  return isPartOf(tx, session) || (isStaff(tx) && (await hasLooked(tx, session.id)))
}

function isPartOf(tx: Tx, session: SessionRow): boolean {
  const { id } = tx.actor
  return id !== null && (session.person_id === id || session.viewers.includes(id))
}

function isStaff(tx: Tx): boolean {
  return tx.actor.kind === 'person' && tx.actor.permits.has('position.read')
}

async function lookAsStaff(tx: Tx, session: SessionRow): Promise<void> {
  if (!isStaff(tx)) throw refuse.not_shared({ subject: session.subject })
  if (!(await noteLook(tx, session.id))) return
  await recordAudit(tx, {
    action: 'position.read',
    about: session.subject,
    before: null,
    after: { sessionId: session.id, personId: session.person_id },
  })
}
