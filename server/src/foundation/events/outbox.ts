import type { Database } from '#foundation/db'
import { newId } from '#foundation/ids'
import { log, parkedDeliveries } from '#foundation/telemetry'
import { wait } from '#foundation/time'
import { InsideDeliverer } from './deliver-inside.ts'
import { OutsideDeliverer } from './deliver-outside.ts'
import { countParked } from './outbox.sql.ts'
import type { Subscriber } from './subscribers.ts'
import { wakeOn } from './wake.ts'

const AT_ONCE = 4
/** A worker that was killed holds up the calls it had for so long; one that lives renews. */
const LEASE_MS = 10_000
const POLL_MS = 2000
const COUNT_EVERY_MS = 1000

export interface OutboxOptions {
  /** Deliveries worked on at once (4 unless told). */
  readonly atOnce?: number
  /** How long a claim of a call outside lasts unless renewed, milliseconds. */
  readonly leaseMs?: number
}

/**
 * Delivers what was told. Several run at once on one database without meeting; each wakes by
 * NOTIFY and polls as well.
 */
export class Outbox {
  readonly #database: Database
  readonly #inside: InsideDeliverer
  readonly #outside: OutsideDeliverer
  readonly #atOnce: number
  readonly #stop = new AbortController()
  #countedAt = 0
  #running: Promise<void> | undefined

  constructor(database: Database, subscribers: readonly Subscriber[], options: OutboxOptions = {}) {
    this.#database = database
    this.#atOnce = options.atOnce ?? AT_ONCE
    this.#inside = new InsideDeliverer(
      database,
      subscribers.filter((each) => each.side === 'inside'),
    )
    this.#outside = new OutsideDeliverer(
      database,
      subscribers.filter((each) => each.side === 'outside'),
      { by: newId(), leaseMs: options.leaseMs ?? LEASE_MS },
    )
  }

  /** Deliver until `stop`. */
  start(): void {
    this.#running ??= this.#run()
  }

  /** Finish what is in hand, then stop. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const bell = await wakeOn(this.#database.url, 'kontor_outbox', this.#stop.signal)
    while (!this.#stop.signal.aborted) {
      try {
        const done = await this.deliverDue()
        if (done === 0) await bell.next(POLL_MS)
      } catch (error) {
        log().warn({ error: String(error) }, 'outbox: could not look for work')
        await wait(500, this.#stop.signal)
      }
    }
    await bell.close()
  }

  /** Deliver everything that is due, in order; answers how many were tried. For tests and simulations. */
  async drain(most = 100_000): Promise<number> {
    let total = 0
    for (;;) {
      const done = await this.deliverDue()
      total += done
      if (done === 0) return total
      if (total > most) throw new Error(`the outbox does not come to rest after ${most} deliveries`)
    }
  }

  /** One round; answers how many were tried. */
  async deliverDue(): Promise<number> {
    const queue = [
      ...(await this.#inside.findWork(this.#atOnce)),
      ...(await this.#outside.findWork()),
    ]
    let tried = 0
    const hands = Array.from({ length: Math.min(this.#atOnce, queue.length) }, async () => {
      for (let work = queue.shift(); work; work = queue.shift()) tried += await work()
    })
    await Promise.all(hands)
    if (tried > 0) await this.#countParked()
    return tried
  }

  /** The gauge need not be newer than a second. */
  async #countParked(): Promise<void> {
    const now = performance.now()
    if (this.#countedAt > 0 && now - this.#countedAt < COUNT_EVERY_MS) return
    this.#countedAt = now
    parkedDeliveries.set(await countParked(this.#database))
  }
}
