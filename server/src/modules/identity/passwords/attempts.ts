import type { Tx } from '#foundation/db'
import { sha256 } from '#foundation/ids'
import type { Refusal } from '#foundation/refusals'
import { addMs, minutes, msBetween, seconds } from '#foundation/time'
import { refuse } from '../refusals.ts'
import { blockAttempts, countAttempt, forgetAttempts } from './attempts.sql.ts'

/** So many may go wrong before the account has to wait. */
const FREE = 5
const FIRST_WAIT_MS = seconds(30)
const LONGEST_WAIT_MS = minutes(15)
/** Failures older than this count no more. */
export const FORGET_MS = minutes(60)

/**
 * Judge an attempt to prove who one is, counting it against the account, known or not. After five
 * that failed each further one is followed by a wait that doubles, from 30 seconds to 15 minutes.
 * `judge` answers a refusal when it failed; it is thrown and the count stands all the same.
 */
export async function attempt<Answer>(
  tx: Tx,
  account: string,
  judge: () => Promise<{ proved: Answer } | Refusal>,
): Promise<Answer> {
  const key = sha256(account)
  const { failures, blocked_until } = await countAttempt(tx, key, addMs(tx.now, -FORGET_MS))
  if (blocked_until && blocked_until > tx.now) {
    const retryAfter = Math.ceil(msBetween(tx.now, blocked_until) / 1000)
    throw refuse.too_many_attempts({ retryAfter }, { keep: true })
  }

  const answer = await judge()
  if ('proved' in answer) {
    await forgetAttempts(tx, key)
    return answer.proved
  }
  if (failures >= FREE) {
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE), LONGEST_WAIT_MS)
    await blockAttempts(tx, key, addMs(tx.now, waitMs))
  }
  throw answer
}
