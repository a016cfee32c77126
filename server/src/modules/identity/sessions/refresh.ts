import type { WorkInputOf } from '#contract/endpoint'
import type { refresh as contract, SignedIn } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { sha256 } from '#foundation/ids'
import { addMs, msBetween, seconds } from '#foundation/time'
import { notify } from '#modules/notifications'
import { RefreshTokenReused, streamOf } from '../events.ts'
import { sessionStolenMail } from '../mails/templates.ts'
import { lockPerson, type PersonRow } from '../people/people.sql.ts'
import { refuse } from '../refusals.ts'
import { giveTokens, REFRESH_MS, refuseClosed } from './begin-session.ts'
import { endSessions } from './end-sessions.ts'
import {
  findPersonOfToken,
  lockSessionOfToken,
  markTokenUsed,
  type SessionRow,
  tokenUsedAt,
  touchSession,
} from './sessions.sql.ts'

/**
 * Two windows of one browser may bring the same token at once: within this time the second is
 * refused without further ado. It gets no token either, so a thief gains nothing by it.
 */
const JUST_USED_MS = seconds(10)

/**
 * Exchange a refresh token for the next pair. A token is good for one use. One that comes a
 * second time has been copied: the whole session ends, whoever holds its newest token.
 */
export async function refresh(tx: Tx, input: WorkInputOf<typeof contract>): Promise<SignedIn> {
  const tokenHash = sha256(input.refreshToken)
  const personId = await findPersonOfToken(tx, tokenHash)
  if (!personId) throw refuse.token_unknown()
  // The person first, then the session, as everywhere: nobody waits in a circle.
  const person = await lockPerson(tx, personId)
  const session = await lockSessionOfToken(tx, tokenHash)

  if (session.revoked_at || tx.now >= session.expires_at) throw refuse.session_over()
  const usedAt = await tokenUsedAt(tx, tokenHash)
  if (usedAt) return refuseSecondUse(tx, { person, session, usedAt })
  refuseClosed(person)

  await markTokenUsed(tx, tokenHash)
  await touchSession(tx, session.id, addMs(tx.now, REFRESH_MS))

  return giveTokens(tx, person, session.id)
}

async function refuseSecondUse(
  tx: Tx,
  { person, session, usedAt }: { person: PersonRow; session: SessionRow; usedAt: Date },
): Promise<never> {
  if (msBetween(usedAt, tx.now) < JUST_USED_MS) throw refuse.token_just_used({ retryAfter: 1 })
  await tell(tx, RefreshTokenReused, streamOf(person.id), {
    personId: person.id,
    sessionId: session.id,
  })
  await endSessions(tx, [session], 'refresh token used twice')
  await notify(tx, {
    to: { personId: person.id, email: person.email ?? undefined, name: person.name },
    template: sessionStolenMail,
    data: { name: person.name },
  })
  throw refuse.token_reused({}, { keep: true })
}
