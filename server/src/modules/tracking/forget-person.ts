import type { Tx } from '#foundation/db'
import { closeSharing } from './close-sharing.ts'
import { deletePositionsOf } from './positions.sql.ts'
import { deletePresence } from './presence.sql.ts'
import { listUnclosedOf } from './sessions.sql.ts'

/** Somebody's account was deleted: nothing is shared any more, and every trace of the way goes. */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  for (const subject of await listUnclosedOf(tx, personId)) {
    await closeSharing(tx, subject, 'account_deleted')
  }
  await deletePositionsOf(tx, personId)
  await deletePresence(tx, personId)
}
