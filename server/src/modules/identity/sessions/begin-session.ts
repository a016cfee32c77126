import type { SignedIn } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId, randomToken, sha256 } from '#foundation/ids'
import { addMs, days } from '#foundation/time'
import { SessionBegun, streamOf } from '../events.ts'
import { lockPerson, type PersonRow } from '../people/people.sql.ts'
import { profileOf } from '../people/profile.ts'
import { refuse } from '../refusals.ts'
import { listRolesOf } from '../roles/roles.sql.ts'
import { makeAccessToken } from './access-token.ts'
import { endSessions } from './end-sessions.ts'
import { insertRefreshToken, insertSession, lockOpenSessions } from './sessions.sql.ts'

/** A session ends when it was not renewed for so long. */
export const REFRESH_MS = days(7)

/** Devices at once; the one not used for longest makes room. */
const MOST_SESSIONS = 20

export type How = 'password' | 'register' | 'oidc' | 'persona'

/**
 * Begin a session of a person who has proved who they are, by whichever means. Refuses people
 * who are suspended or gone.
 */
export async function signInAs(
  tx: Tx,
  who: { personId: string; how: How; device?: string },
): Promise<SignedIn> {
  const person = await lockPerson(tx, who.personId)

  refuseClosed(person)

  const open = await lockOpenSessions(tx, person.id)
  await endSessions(tx, open.slice(MOST_SESSIONS - 1), 'too many devices')
  const id = newId()
  await insertSession(tx, {
    id,
    person_id: person.id,
    how: who.how,
    device: who.device || null,
    expires_at: addMs(tx.now, REFRESH_MS),
  })
  await tell(tx, SessionBegun, streamOf(person.id), {
    personId: person.id,
    sessionId: id,
    how: who.how,
  })

  return giveTokens(tx, person, id)
}

/** The next pair of tokens of a session that the caller holds the lock of. */
export async function giveTokens(tx: Tx, person: PersonRow, sessionId: string): Promise<SignedIn> {
  const refreshToken = randomToken()
  await insertRefreshToken(tx, sha256(refreshToken), sessionId)
  const roles = await listRolesOf(tx, person.id)
  const access = makeAccessToken({ sub: person.id, org: tx.orgId, sid: sessionId, roles }, tx.now)
  return {
    accessToken: access.token,
    accessExpiresAt: access.expiresAt.toISOString(),
    refreshToken,
    refreshExpiresAt: addMs(tx.now, REFRESH_MS).toISOString(),
    profile: profileOf(tx, person, roles),
  }
}

/** A suspended or deleted account opens nothing. */
export function refuseClosed(person: PersonRow): void {
  if (person.deleted_at) throw refuse.no_such_person()
  if (person.suspended_at) throw refuse.suspended()
}
