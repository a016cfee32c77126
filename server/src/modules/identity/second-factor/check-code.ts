import type { Tx } from '#foundation/db'
import { sha256 } from '#foundation/ids'
import type { PersonRow } from '../people/people.sql.ts'
import { unseal } from '../seal.ts'
import { spendRecovery, spendStep } from './second-factor.sql.ts'
import { fromBase32, stepOf } from './totp.ts'

/** Whether the code is the authenticator's now, or a recovery code; either is then used up. */
export async function checkCode(tx: Tx, person: PersonRow, code: string): Promise<boolean> {
  if (person.totp_secret === null) return false
  const secret = fromBase32(unseal('totp', person.totp_secret))
  const step = stepOf(secret, code, tx.now, Number(person.totp_step))
  if (step !== undefined) return spendStep(tx, person.id, step)
  return spendRecovery(tx, person.id, recoveryHash(code))
}

/** Recovery codes are compared without dashes and in lower case. */
export function recoveryHash(code: string): string {
  return sha256(code.toLowerCase().replaceAll('-', ''))
}
