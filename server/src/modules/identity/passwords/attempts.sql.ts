import { sql, type Tx } from '#foundation/db'

/**
 * Count an attempt before it is judged, and hold its row until the transaction ends: attempts on
 * one account are judged one after another. Answers the count before this one and until when the
 * account is blocked. A count older than `forgetBefore` begins anew.
 */
export function countAttempt(
  tx: Tx,
  account: string,
  forgetBefore: Date,
): Promise<{ failures: number; blocked_until: Date | null }> {
  return tx.one(sql`
    insert into identity.attempts as a (account, failures, last_at)
    values (${account}, 1, ${tx.now})
        on conflict (org_id, account) do update
       set failures = case when a.last_at < ${forgetBefore} then 1
                           when a.blocked_until > ${tx.now} then a.failures
                           else a.failures + 1 end,
           last_at = case when a.blocked_until > ${tx.now} then a.last_at else ${tx.now} end
    returning failures, blocked_until`)
}

export function blockAttempts(tx: Tx, account: string, until: Date): Promise<number> {
  return tx.run(sql`
    update identity.attempts set blocked_until = ${until}
     where org_id = ${tx.orgId} and account = ${account}`)
}

export function forgetAttempts(tx: Tx, account: string): Promise<number> {
  return tx.run(sql`
    delete from identity.attempts where org_id = ${tx.orgId} and account = ${account}`)
}

export function deleteOldAttempts(tx: Tx, before: Date): Promise<number> {
  return tx.run(sql`
    delete from identity.attempts where org_id = ${tx.orgId} and last_at < ${before}`)
}
