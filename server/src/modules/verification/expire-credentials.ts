import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { credentialLifecycle } from './credential.lifecycle.ts'
import { about } from './credential-answer.ts'
import { listPast, lockCredential } from './credentials.sql.ts'
import { releaseCredential } from './release-credential.ts'

/** Credentials that one sweep ends, at most; the next takes the rest. */
const BATCH = 500

/** The clock's moves of a credential: its end, and the end of a review that lay too long. */
export async function moveByClock(tx: Tx, credentialId: string, name: string): Promise<void> {
  if (name === 'release') await releaseCredential(tx, { credentialId })
  else await expireCredential(tx, credentialId)
}

/** End an approved credential whose time is over. */
export async function expireCredential(tx: Tx, credentialId: string): Promise<void> {
  const row = await lockCredential(tx, credentialId)
  await move(tx, credentialLifecycle, 'expire', row, { say: about(row) })
}

/**
 * What a lost timer left behind: every approved credential past its end is ended. Answers how
 * many. The gate does not wait for this; it looks at the date.
 */
export async function sweepExpired(tx: Tx): Promise<number> {
  const past = await listPast(tx, BATCH)
  let ended = 0
  for (const { id } of past) {
    const row = await lockCredential(tx, id)
    // Its own timer may have been first, between our list and our lock.
    if (row.state !== 'approved') continue
    await move(tx, credentialLifecycle, 'expire', row, { say: about(row) })
    ended += 1
  }
  return ended
}
