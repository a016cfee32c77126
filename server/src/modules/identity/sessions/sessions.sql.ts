import { type Database, sql, type Tx } from '#foundation/db'

export interface SessionRow {
  readonly id: string
  readonly person_id: string
  readonly how: string
  readonly device: string | null
  readonly begun_at: Date
  readonly used_at: Date
  readonly expires_at: Date
  readonly revoked_at: Date | null
}

type NewSession = Pick<SessionRow, 'id' | 'person_id' | 'how' | 'device' | 'expires_at'>

export function insertSession(tx: Tx, session: NewSession): Promise<number> {
  return tx.run(sql`
    insert into identity.sessions (id, person_id, how, device, begun_at, used_at, expires_at)
    values (${session.id}, ${session.person_id}, ${session.how}, ${session.device}, ${tx.now},
            ${tx.now}, ${session.expires_at})`)
}

export function insertRefreshToken(tx: Tx, tokenHash: string, sessionId: string): Promise<number> {
  return tx.run(sql`
    insert into identity.refresh_tokens (token_hash, session_id, made_at)
    values (${tokenHash}, ${sessionId}, ${tx.now})`)
}

/** Whose refresh token this is; undefined when it is none of ours. */
export async function findPersonOfToken(tx: Tx, tokenHash: string): Promise<string | undefined> {
  const row = await tx.maybe<{ person_id: string }>(sql`
    select s.person_id
      from identity.refresh_tokens t
      join identity.sessions s on s.id = t.session_id and s.org_id = t.org_id
     where t.org_id = ${tx.orgId} and t.token_hash = ${tokenHash}`)
  return row?.person_id
}

/** The session of a refresh token, locked: two who bring the same token are decided one after the other. */
export function lockSessionOfToken(tx: Tx, tokenHash: string): Promise<SessionRow> {
  return tx.one<SessionRow>(sql`
    select s.id, s.person_id, s.how, s.device, s.begun_at, s.used_at, s.expires_at, s.revoked_at
      from identity.sessions s
     where s.org_id = ${tx.orgId}
       and s.id = (select t.session_id from identity.refresh_tokens t
                    where t.org_id = ${tx.orgId} and t.token_hash = ${tokenHash})
       for update`)
}

/** When a token was used; null when it was not. Read it under the lock of its session. */
export async function tokenUsedAt(tx: Tx, tokenHash: string): Promise<Date | null> {
  const row = await tx.one<{ used_at: Date | null }>(sql`
    select used_at from identity.refresh_tokens
     where org_id = ${tx.orgId} and token_hash = ${tokenHash}`)
  return row.used_at
}

export function markTokenUsed(tx: Tx, tokenHash: string): Promise<number> {
  return tx.run(sql`
    update identity.refresh_tokens set used_at = ${tx.now}
     where org_id = ${tx.orgId} and token_hash = ${tokenHash} and used_at is null`)
}

export function touchSession(tx: Tx, sessionId: string, expiresAt: Date): Promise<number> {
  return tx.run(sql`
    update identity.sessions set used_at = ${tx.now}, expires_at = ${expiresAt}
     where org_id = ${tx.orgId} and id = ${sessionId}`)
}

/** Open sessions of a person, the last used first, locked. */
export function lockOpenSessions(tx: Tx, personId: string): Promise<SessionRow[]> {
  return tx.many<SessionRow>(sql`
    select id, person_id, how, device, begun_at, used_at, expires_at, revoked_at
      from identity.sessions
     where org_id = ${tx.orgId} and person_id = ${personId}
       and revoked_at is null and expires_at > ${tx.now}
     order by used_at desc, id desc
     limit 200
       for update`)
}

/** Open sessions of a person, the last used first. */
export function selectOpenSessions(tx: Tx, personId: string): Promise<SessionRow[]> {
  return tx.many<SessionRow>(sql`
    select id, person_id, how, device, begun_at, used_at, expires_at, revoked_at
      from identity.sessions
     where org_id = ${tx.orgId} and person_id = ${personId}
       and revoked_at is null and expires_at > ${tx.now}
     order by used_at desc, id desc
     limit 100`)
}

export function revokeSessions(tx: Tx, ids: readonly string[], because: string): Promise<number> {
  return tx.run(sql`
    update identity.sessions
       set revoked_at = ${tx.now}, revoked_because = ${because}, cut_at = ${tx.now}
     where org_id = ${tx.orgId} and id = any(${[...ids]}::uuid[]) and revoked_at is null`)
}

/** Open sessions go on, but their access tokens must be renewed. Answers their ids. */
export async function cutAccessTokens(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`
    update identity.sessions set cut_at = ${tx.now}
     where org_id = ${tx.orgId} and person_id = ${personId}
       and revoked_at is null and expires_at > ${tx.now}
    returning id`)
  return rows.map((row) => row.id)
}

/** Sessions of every organisation whose access tokens were cut short since then. */
export function selectCuts(
  database: Database,
  since: Date,
): Promise<{ id: string; cut_at: Date; is_over: boolean }[]> {
  return database.system(sql`
    select id, cut_at, revoked_at is not null as is_over
      from identity.sessions
     where cut_at >= ${since}
     limit 100000`)
}

/** Removes sessions that ended before then, with their tokens; answers how many. */
export function deleteOldSessions(tx: Tx, endedBefore: Date): Promise<number> {
  return tx.run(sql`
    delete from identity.sessions
     where org_id = ${tx.orgId} and expires_at < ${endedBefore}`)
}
