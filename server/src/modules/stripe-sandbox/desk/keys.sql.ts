import type { Pool } from 'pg'

/** The value kept under a name; `made` is kept when there is none yet. */
export async function keyNamed(pool: Pool, name: string, made: string): Promise<string> {
  await pool.query(
    'insert into stripe_sandbox.keys (name, value) values ($1, $2) on conflict do nothing',
    [name, made],
  )
  const found = await pool.query<{ value: string }>(
    'select value from stripe_sandbox.keys where name = $1',
    [name],
  )
  return found.rows[0]?.value ?? made
}
