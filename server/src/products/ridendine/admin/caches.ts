import type { OutputOf } from '#contract/endpoint'
import type { readCaches as door } from '#contract/ridendine'
import { everyCache } from '#foundation/cache'
import type { Tx } from '#foundation/db'

/** Caches of this process, with their hits. */
export async function readCaches(_tx: Tx): Promise<OutputOf<typeof door>> {
  return {
    caches: everyCache().map((each) => ({
      name: each.name,
      ttlSeconds: Math.round(each.ttlMs / 1000),
      entries: each.size,
      hits: each.hits,
      misses: each.misses,
      hitRate: each.hitShare === null ? null : Math.round(each.hitShare * 1000) / 10,
    })),
  }
}
