import type { Answer } from './answer.ts'
import type { Call } from './call.ts'

/** Whether no other request holds this key right now; ours until the transaction ends. */
export async function tryLockKey(call: Call, key: string): Promise<boolean> {
  const tried = await call.db.query<{ locked: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended('key ' || $1 || ' ' || $2, 0)) as locked`,
    [call.account, key],
  )
  return tried.rows[0]?.locked ?? false
}

interface KeptAnswer {
  fingerprint: string
  status: number
  body: object
  request_id: string
}

export async function readAnswer(call: Call, key: string): Promise<KeptAnswer | undefined> {
  const found = await call.db.query<KeptAnswer>(
    `
    select fingerprint, status, body, request_id from stripe_sandbox.answers
     where account = $1 and key = $2`,
    [call.account, key],
  )
  return found.rows[0]
}

export async function writeAnswer(
  call: Call,
  key: string,
  fingerprint: string,
  done: Answer,
): Promise<void> {
  await call.db.query(
    `
    insert into stripe_sandbox.answers (account, key, fingerprint, status, body, request_id, created_at)
    values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      call.account,
      key,
      fingerprint,
      done.status,
      JSON.stringify(done.body),
      done.requestId,
      call.now,
    ],
  )
}
