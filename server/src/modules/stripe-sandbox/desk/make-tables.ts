import { readFile } from 'node:fs/promises'
import type { Pool } from 'pg'

const SCHEMA = new URL('../migrations/0001_stripe_sandbox_objects.sql', import.meta.url)

/** Make the sandbox's tables where they are missing; several processes may ask at once. */
export async function makeTables(pool: Pool): Promise<void> {
  const schema = await readFile(SCHEMA, 'utf8')
  const db = await pool.connect()
  try {
    await db.query('begin')
    await db.query(`select pg_advisory_xact_lock(hashtext('stripe_sandbox schema'))`)
    await db.query(schema)
    await db.query('commit')
  } finally {
    db.release()
  }
}
