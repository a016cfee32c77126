import { type Query, sql } from '#foundation/db'

/** The channel on which processes tell each other what to forget. */
export const CACHE_CHANNEL = 'kontor_cache'

/** Goes out when the transaction commits, and only then. */
export function cacheNotice(name: string, own: string): Query {
  return sql`select pg_notify(${CACHE_CHANNEL}, ${`${name} ${own}`})`
}
