import { z } from 'zod'
import { FoundPlace } from '#contract/places'
import { sql, type Tx } from '#foundation/db'
import { days } from '#foundation/time'

const KEEP_MS = days(1)
const Found = z.array(FoundPlace)

/** An answer of the last day, or nothing. */
export async function readCached(tx: Tx, key: string): Promise<FoundPlace[] | undefined> {
  const row = await tx.maybe<{ found: unknown }>(sql`
    select found
      from places.geocode_cache
     where key = ${key} and asked_at > ${new Date(tx.now.getTime() - KEEP_MS)}`)
  return row && Found.parse(row.found)
}

export async function keepCached(tx: Tx, key: string, found: readonly FoundPlace[]): Promise<void> {
  await tx.run(sql`
    insert into places.geocode_cache (key, found, asked_at)
    values (${key}, ${JSON.stringify(found)}::jsonb, ${tx.now})
    on conflict (org_id, key) do update
       set found = excluded.found, asked_at = excluded.asked_at`)
}

/** Forget answers older than a day; says how many. */
export async function deleteStaleCached(tx: Tx): Promise<number> {
  return tx.run(sql`
    delete from places.geocode_cache
     where asked_at <= ${new Date(tx.now.getTime() - KEEP_MS)}`)
}
