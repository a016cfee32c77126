import { sql, type Tx } from '#foundation/db'

export interface OidcAttempt {
  /** Sealed. */
  readonly verifier: string
  readonly nonce: string
  readonly return_to: string
  readonly expires_at: Date
}

export function insertOidcAttempt(
  tx: Tx,
  stateHash: string,
  attempt: OidcAttempt,
): Promise<number> {
  return tx.run(sql`
    insert into identity.oidc_attempts (state_hash, verifier, nonce, return_to, expires_at)
    values (${stateHash}, ${attempt.verifier}, ${attempt.nonce}, ${attempt.return_to},
            ${attempt.expires_at})`)
}

/** Uses the attempt up; undefined when it is unknown, used or too old. Of two one gets it. */
export function takeOidcAttempt(tx: Tx, stateHash: string): Promise<OidcAttempt | undefined> {
  return tx.maybe<OidcAttempt>(sql`
    update identity.oidc_attempts set used_at = ${tx.now}
     where org_id = ${tx.orgId} and state_hash = ${stateHash}
       and used_at is null and expires_at > ${tx.now}
    returning verifier, nonce, return_to, expires_at`)
}

export async function findLinked(
  tx: Tx,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const row = await tx.maybe<{ person_id: string }>(sql`
    select person_id from identity.oidc_links
     where org_id = ${tx.orgId} and issuer = ${issuer} and subject = ${subject}`)
  return row?.person_id
}

/** False when another transaction linked this subject first. */
export async function insertLink(
  tx: Tx,
  link: { issuer: string; subject: string; personId: string },
): Promise<boolean> {
  const added = await tx.run(sql`
    insert into identity.oidc_links (issuer, subject, person_id, linked_at)
    values (${link.issuer}, ${link.subject}, ${link.personId}, ${tx.now})
        on conflict do nothing`)
  return added === 1
}

export function deleteLinksOf(tx: Tx, personId: string): Promise<number> {
  return tx.run(sql`
    delete from identity.oidc_links where org_id = ${tx.orgId} and person_id = ${personId}`)
}

export function deleteOldOidcAttempts(tx: Tx, before: Date): Promise<number> {
  return tx.run(sql`
    delete from identity.oidc_attempts where org_id = ${tx.orgId} and expires_at < ${before}`)
}
