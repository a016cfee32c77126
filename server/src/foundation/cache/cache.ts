import type { Tx } from '#foundation/db'
import { cacheReads } from '#foundation/telemetry'
import { cacheNotice } from './notice.sql.ts'

export interface CacheOptions {
  /** `product.what_it_keeps`; unique. */
  readonly name: string
  readonly ttlMs: number
  /** Entries kept at most; the one unused for longest goes first. */
  readonly most: number
}

/** How a cache has done since the process began. */
export interface CacheFigures {
  readonly name: string
  readonly ttlMs: number
  readonly most: number
  readonly size: number
  readonly hits: number
  readonly misses: number
  /** Forgotten because something had changed. */
  readonly forgotten: number
  /** Hits of all reads, 0 to 1; null before the first. */
  readonly hitShare: number | null
}

interface Kept<Value> {
  readonly value: Value
  readonly until: number
}

/** The part of a transaction that a cache looks at: whose it is, and what time it is. */
export type CacheScope = Pick<Tx, 'orgId' | 'now'>

/** No organisation has this key: keys begin with an id. */
const EVERY_KEY = '*'

const caches = new Map<string, Cache<unknown>>()

/**
 * Answers kept in this process for a while. Keys of different organisations never meet. What is
 * forgotten while it is being loaded is not kept: the load may have read what was there before.
 */
export class Cache<Value> {
  readonly options: CacheOptions
  readonly #kept = new Map<string, Kept<Value>>()
  /** Keys forgotten while something is being loaded, each with when; empty when nothing is. */
  readonly #forgottenAt = new Map<string, number>()
  #loads = 0
  #time = 0
  #hits = 0
  #misses = 0
  #forgotten = 0

  constructor(options: CacheOptions) {
    if (caches.has(options.name)) throw new Error(`two caches are called ${options.name}`)
    this.options = options
    caches.set(options.name, this as Cache<unknown>)
  }

  /** One answer: the kept one, or what `load` says. */
  async read(scope: CacheScope, key: string, load: () => Promise<Value>): Promise<Value> {
    const [value] = await this.readMany(scope, [key], async () => new Map([[key, await load()]]))
    return value as Value
  }

  /** Many answers in the order of their keys; `load` is asked once, for those that are not kept. */
  async readMany(
    scope: CacheScope,
    keys: readonly string[],
    load: (missing: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  ): Promise<(Value | undefined)[]> {
    const found = new Map<string, Value>()
    const missing: string[] = []
    for (const key of new Set(keys)) {
      const kept = this.#fresh(scope, key)
      if (kept) found.set(key, kept.value)
      else missing.push(key)
    }
    this.#count(found.size, missing.length)
    if (missing.length > 0)
      for (const [key, value] of await this.#load(scope, missing, load)) found.set(key, value)
    return keys.map((key) => found.get(key))
  }

  /** Forget one answer in every process: here when the transaction commits, elsewhere when they hear of it. */
  async forget(tx: Tx, key: string): Promise<void> {
    const own = keyOf(tx, key)
    tx.afterCommit(() => this.forgetHere(own))
    await tx.run(cacheNotice(this.options.name, own))
  }

  /** For what is heard from other processes; `own` holds the organisation. */
  forgetHere(own: string): void {
    this.#time += 1
    if (this.#loads > 0) this.#forgottenAt.set(own, this.#time)
    if (this.#kept.delete(own)) this.#forgotten += 1
  }

  /** After a gap in hearing anything may have changed. */
  forgetAll(): void {
    this.#time += 1
    if (this.#loads > 0) this.#forgottenAt.set(EVERY_KEY, this.#time)
    this.#forgotten += this.#kept.size
    this.#kept.clear()
  }

  figures(): CacheFigures {
    const { name, ttlMs, most } = this.options
    const reads = this.#hits + this.#misses
    return {
      name,
      ttlMs,
      most,
      size: this.#kept.size,
      hits: this.#hits,
      misses: this.#misses,
      forgotten: this.#forgotten,
      hitShare: reads === 0 ? null : this.#hits / reads,
    }
  }

  async #load(
    scope: CacheScope,
    missing: readonly string[],
    load: (missing: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  ): Promise<ReadonlyMap<string, Value>> {
    const begun = this.#time
    this.#loads += 1
    try {
      const loaded = await load(missing)
      for (const key of missing) {
        const value = loaded.get(key)
        if (value !== undefined && !this.#wasForgotten(keyOf(scope, key), begun))
          this.#keep(scope, key, value)
      }
      return loaded
    } finally {
      this.#loads -= 1
      if (this.#loads === 0) this.#forgottenAt.clear()
    }
  }

  #wasForgotten(own: string, since: number): boolean {
    const at = Math.max(this.#forgottenAt.get(own) ?? 0, this.#forgottenAt.get(EVERY_KEY) ?? 0)
    return at > since
  }

  #fresh(scope: CacheScope, key: string): Kept<Value> | undefined {
    const own = keyOf(scope, key)
    const kept = this.#kept.get(own)
    if (!kept) return undefined
    this.#kept.delete(own)
    if (kept.until <= scope.now.getTime()) return undefined
    // Put back at the end: the first of the map is the one unused for longest.
    this.#kept.set(own, kept)
    return kept
  }

  #keep(scope: CacheScope, key: string, value: Value): void {
    const own = keyOf(scope, key)
    this.#kept.delete(own)
    this.#kept.set(own, { value, until: scope.now.getTime() + this.options.ttlMs })
    while (this.#kept.size > this.options.most) {
      const [oldest] = this.#kept.keys()
      if (oldest === undefined) return
      this.#kept.delete(oldest)
    }
  }

  #count(hits: number, misses: number): void {
    this.#hits += hits
    this.#misses += misses
    const cache = this.options.name
    if (hits > 0) cacheReads.inc({ cache, outcome: 'hit' }, hits)
    if (misses > 0) cacheReads.inc({ cache, outcome: 'miss' }, misses)
  }
}

/** Every cache of this process, by name: for the operator's page. */
export function everyCache(): readonly CacheFigures[] {
  return [...caches.values()]
    .map((cache) => cache.figures())
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** What another process said: forget this. */
export function forgetHeard(name: string, own: string): void {
  caches.get(name)?.forgetHere(own)
}

/** Nothing is sure any more. */
export function forgetEverything(): void {
  for (const cache of caches.values()) cache.forgetAll()
}

function keyOf({ orgId }: CacheScope, key: string): string {
  return `${orgId}/${key}`
}
