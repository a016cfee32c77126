import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { sql, type Tx } from '#foundation/db'
import { randomToken, sha256 } from '#foundation/ids'
import { refuse } from './problems.ts'

interface Kept {
  readonly status: number
  readonly answer: unknown
}

const KEY = /^[\x21-\x7e]{1,200}$/

/** The key of a request; undefined when there is none, a refusal when it is not a plain word. */
export function readKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  if (typeof header !== 'string' || !KEY.test(header)) throw refuse.bad_idempotency_key()
  return header
}

/**
 * Only who has the key can read what is kept under it: answers can hold tokens, inputs passwords.
 * The table has the key's hash, a keyed hash of the input, and the answer encrypted by the key.
 */
const sealingKey = (key: string) => createHmac('sha256', key).update('kontor/idempotency').digest()

function seal(key: string, answer: unknown): { sealed: string } {
  const nonce = Buffer.from(randomToken(12), 'base64url')
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), nonce)
  const text = cipher.update(JSON.stringify({ answer }), 'utf8')
  return {
    sealed: Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]).toString('base64'),
  }
}

function unseal(key: string, kept: { sealed: string }): unknown {
  const bytes = Buffer.from(kept.sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(key), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(-16))
  const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
  return (JSON.parse(text.toString('utf8')) as { answer: unknown }).answer
}

/** A request that carries a key. */
export interface Asked {
  readonly key: string
  /** Method and path: the same key at another door is another request. */
  readonly endpoint: string
  readonly input: unknown
  /** What a success is answered with. */
  readonly status: number
}

/**
 * Answer a repeated request as the first was answered, inside the same transaction as the work:
 * the same key and input give the same answer; other input is refused; a request whose twin is
 * still running is refused, not made to wait.
 */
export async function once(
  tx: Tx,
  { key, endpoint, input, status }: Asked,
  work: () => Promise<unknown>,
): Promise<Kept> {
  const actor = tx.actor.id ?? tx.actor.kind
  const hashed = sha256(key)
  const inputHash = createHmac('sha256', key)
    .update(JSON.stringify(input) ?? '')
    .digest('hex')
  const [before] = await tx.many<{
    mine: boolean
    endpoint: string | null
    input_hash: string | null
    status: number | null
    answer: unknown
  }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended(${`${tx.orgId}/${actor}/${hashed}`}, 7)) as mine,
           k.endpoint, k.input_hash, k.status, k.answer
      from (select 1) as always
      left join foundation.idempotency_keys k
        on k.org_id = ${tx.orgId} and k.actor = ${actor} and k.key = ${hashed}`)
  if (before?.status != null) return replay(key, before, endpoint, inputHash)
  if (!before?.mine) throw refuse.same_request_running({ key })

  // The twin may have committed between our snapshot and our lock: look once more, now locked.
  const [twin] = await tx.many<{
    endpoint: string
    input_hash: string
    status: number
    answer: unknown
  }>(sql`
    select endpoint, input_hash, status, answer from foundation.idempotency_keys
     where org_id = ${tx.orgId} and actor = ${actor} and key = ${hashed}`)
  if (twin) return replay(key, twin, endpoint, inputHash)

  const answer = await work()
  await tx.run(sql`
    insert into foundation.idempotency_keys (actor, key, endpoint, input_hash, status, answer)
    values (${actor}, ${hashed}, ${endpoint}, ${inputHash}, ${status}, ${JSON.stringify(seal(key, answer))}::jsonb)`)
  return { status, answer }
}

function replay(
  key: string,
  kept: {
    endpoint: string | null
    input_hash: string | null
    status: number | null
    answer: unknown
  },
  endpoint: string,
  inputHash: string,
): Kept {
  if (kept.endpoint !== endpoint || kept.input_hash !== inputHash)
    throw refuse.key_used_for_other_input()
  return { status: kept.status ?? 200, answer: unseal(key, kept.answer as { sealed: string }) }
}
