import { sql, type Tx } from '#foundation/db'

export type Purpose = 'verify_email' | 'reset_password'

export interface MailedToken {
  readonly token_hash: string
  readonly person_id: string
  readonly email: string
  readonly expires_at: Date
  readonly used_at: Date | null
}

interface NewToken {
  readonly tokenHash: string
  readonly personId: string
  readonly purpose: Purpose
  readonly email: string
  readonly expiresAt: Date
}

export function insertMailedToken(tx: Tx, token: NewToken): Promise<number> {
  return tx.run(sql`
    insert into identity.mailed_tokens (token_hash, person_id, purpose, email, made_at, expires_at)
    values (${token.tokenHash}, ${token.personId}, ${token.purpose}, ${token.email}, ${tx.now},
            ${token.expiresAt})`)
}

/** The token, locked: of two who bring it at once one uses it. */
export function lockMailedToken(
  tx: Tx,
  tokenHash: string,
  purpose: Purpose,
): Promise<MailedToken | undefined> {
  return tx.maybe<MailedToken>(sql`
    select token_hash, person_id, email, expires_at, used_at
      from identity.mailed_tokens
     where org_id = ${tx.orgId} and token_hash = ${tokenHash} and purpose = ${purpose}
       for update`)
}

/** Uses up every token of the person for this purpose: a later mail makes the earlier ones void. */
export function spendTokens(tx: Tx, personId: string, purpose: Purpose): Promise<number> {
  return tx.run(sql`
    update identity.mailed_tokens set used_at = ${tx.now}
     where org_id = ${tx.orgId} and person_id = ${personId} and purpose = ${purpose}
       and used_at is null`)
}

export async function lastMailedAt(
  tx: Tx,
  personId: string,
  purpose: Purpose,
): Promise<Date | null> {
  const row = await tx.one<{ at: Date | null }>(sql`
    select max(made_at) as at from identity.mailed_tokens
     where org_id = ${tx.orgId} and person_id = ${personId} and purpose = ${purpose}`)
  return row.at
}

export function deleteTokensOf(tx: Tx, personId: string): Promise<number> {
  return tx.run(sql`
    delete from identity.mailed_tokens where org_id = ${tx.orgId} and person_id = ${personId}`)
}

export function deleteOldTokens(tx: Tx, expiredBefore: Date): Promise<number> {
  return tx.run(sql`
    delete from identity.mailed_tokens
     where org_id = ${tx.orgId} and expires_at < ${expiredBefore}`)
}
