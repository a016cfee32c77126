import { sql, type Tx } from '#foundation/db'

export function writeTotpSecret(tx: Tx, personId: string, sealed: string | null): Promise<number> {
  return tx.run(sql`
    update identity.people
       set totp_secret = ${sealed}, totp_on_at = null, totp_step = 0, recovery_hashes = '{}',
           version = version + 1
     where org_id = ${tx.orgId} and id = ${personId}`)
}

export function turnTotpOn(
  tx: Tx,
  personId: string,
  recoveryHashes: readonly string[],
): Promise<number> {
  return tx.run(sql`
    update identity.people
       set totp_on_at = ${tx.now}, recovery_hashes = ${[...recoveryHashes]}::text[],
           version = version + 1
     where org_id = ${tx.orgId} and id = ${personId}`)
}

/** Uses a step up; false when it, or a later one, was used before: of two with one code one wins. */
export async function spendStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const used = await tx.run(sql`
    update identity.people set totp_step = ${step}
     where org_id = ${tx.orgId} and id = ${personId} and totp_step < ${step}`)
  return used === 1
}

/** Uses a recovery code up; false when there is no such code. */
export async function spendRecovery(tx: Tx, personId: string, hash: string): Promise<boolean> {
  const used = await tx.run(sql`
    update identity.people
       set recovery_hashes = array_remove(recovery_hashes, ${hash}::text)
     where org_id = ${tx.orgId} and id = ${personId} and ${hash}::text = any(recovery_hashes)`)
  return used === 1
}
