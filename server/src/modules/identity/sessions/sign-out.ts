import type { WorkInputOf } from '#contract/endpoint'
import type { signOut as contract } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { lockMe } from '../people/lock-me.ts'
import { endAllSessions, endSessions } from './end-sessions.ts'
import { lockOpenSessions } from './sessions.sql.ts'

/** End the session that asks, or every session of the person. Done twice it is still done. */
export async function signOut(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<{ done: true }> {
  const person = await lockMe(tx)

  if (input.everywhere) await endAllSessions(tx, person.id, 'signed out everywhere')
  const open = await lockOpenSessions(tx, person.id)
  await endSessions(
    tx,
    open.filter((session) => session.id === tx.actor.sessionId),
    'signed out',
  )

  return { done: true }
}
