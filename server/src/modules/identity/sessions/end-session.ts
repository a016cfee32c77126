import type { WorkInputOf } from '#contract/endpoint'
import type { endSession as contract } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { lockMe } from '../people/lock-me.ts'
import { refuse } from '../refusals.ts'
import { endSessions } from './end-sessions.ts'
import { lockOpenSessions } from './sessions.sql.ts'

/** End one of my sessions. Those of others are not there for me. */
export async function endSession(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<{ done: true }> {
  const person = await lockMe(tx)
  const open = await lockOpenSessions(tx, person.id)
  const session = open.find((candidate) => candidate.id === input.sessionId)

  if (!session) throw refuse.no_such_session({ sessionId: input.sessionId })

  await endSessions(tx, [session], 'ended by its owner')

  return { done: true }
}
