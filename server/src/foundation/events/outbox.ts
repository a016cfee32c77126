import { type Database, SYSTEM, type Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { deliveries, deliverySeconds, inAction, log, parkedDeliveries } from '#foundation/telemetry'
import { wait } from '#foundation/time'
import type { Message } from './event.ts'
import {
  type Claimed,
  claimDeliveries,
  completeDelivery,
  countBacklog,
  type DueRow,
  lockDelivery,
  postponeDelivery,
  renewLease,
} from './outbox.sql.ts'
import type { Outside, Subscriber } from './subscribers.ts'
import { wakeOn } from './wake.ts'

const BATCH = 40
const AT_ONCE = 4
/** A worker that was killed holds up what it had for so long; one that lives renews. */
const LEASE_MS = 10_000
const POLL_MS = 2000
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10 * 60_000

export interface OutboxOptions {
  /** Deliveries worked on at once (4 unless told). */
  readonly atOnce?: number
  /** How long a claim lasts unless renewed, milliseconds. */
  readonly leaseMs?: number
}

/**
 * Delivers what was told. Several run at once on one database without meeting; each wakes by
 * NOTIFY and polls as well.
 */
export class Outbox {
  readonly #database: Database
  readonly #subscribers: ReadonlyMap<string, Subscriber>
  readonly #by = newId()
  readonly #atOnce: number
  readonly #leaseMs: number
  readonly #stop = new AbortController()
  #running: Promise<void> | undefined

  constructor(database: Database, subscribers: readonly Subscriber[], options: OutboxOptions = {}) {
    this.#database = database
    this.#atOnce = options.atOnce ?? AT_ONCE
    this.#leaseMs = options.leaseMs ?? LEASE_MS
    this.#subscribers = new Map(subscribers.map((subscriber) => [subscriber.name, subscriber]))
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

  /** One batch; answers how many were tried. */
  async deliverDue(): Promise<number> {
    const names = [...this.#subscribers.keys()]
    const claimed = await claimDeliveries(this.#database, {
      by: this.#by,
      limit: BATCH,
      leaseMs: this.#leaseMs,
      subscribers: names,
    })
    // By name within an event, so that one hand does the same in the same order each time.
    const queue = claimed.toSorted(
      (a, b) => Number(a.event_no - b.event_no) || (a.subscriber < b.subscriber ? -1 : 1),
    )
    const hands = Array.from({ length: Math.min(this.#atOnce, queue.length) }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await this.#deliver(next)
    })
    await Promise.all(hands)
    if (claimed.length > 0) parkedDeliveries.set((await countBacklog(this.#database)).parked)
    return claimed.length
  }

  async #deliver(claimed: Claimed): Promise<void> {
    const subscriber = this.#subscribers.get(claimed.subscriber)
    if (!subscriber) return
    const attempt: { row?: DueRow } = {}
    try {
      await (subscriber.side === 'inside'
        ? this.#inside(subscriber, claimed, attempt)
        : this.#outside(subscriber, claimed, attempt))
      deliveries.inc({ subscriber: subscriber.name, outcome: 'completed' })
    } catch (error) {
      await this.#postpone(subscriber, claimed, attempt.row?.attempts ?? 0, error)
    }
  }

  /** The subscriber's work and the done mark, in one transaction. */
  #inside(
    subscriber: Subscriber & { side: 'inside' },
    claimed: Claimed,
    attempt: { row?: DueRow },
  ) {
    return this.#transact(claimed, async (tx) => {
      const row = await this.#lock(tx, claimed, attempt)
      if (!row) return
      await subscriber.work(
        tx.causedBy(row.correlation_id, row.event_id),
        row.payload,
        messageOf(row, claimed),
      )
      await completeDelivery(tx, row.delivery_id)
      seen(row)
    })
  }

  /** Lease, call, mark: the call happens in no transaction, under the delivery's own id. */
  async #outside(
    subscriber: Subscriber & { side: 'outside' },
    claimed: Claimed,
    attempt: { row?: DueRow },
  ) {
    const row = await this.#transact(claimed, async (tx) => {
      const due = await this.#lock(tx, claimed, attempt)
      if (due) await renewLease(tx, due.delivery_id, this.#by, this.#leaseMs)
      return due
    })
    if (!row) return
    const called = new AbortController()
    void this.#keepHolding(claimed, called.signal)
    const outside: Outside = {
      orgId: claimed.org_id,
      correlationId: row.correlation_id,
      now: this.#database.clock.now(),
      transact: (work, begin = {}) =>
        this.#database.transact(
          {
            orgId: claimed.org_id,
            actor: SYSTEM,
            correlationId: row.correlation_id,
            causationId: row.event_id,
            ...begin,
          },
          work,
        ),
    }
    try {
      await inAction({ orgId: claimed.org_id, correlationId: row.correlation_id }, () =>
        subscriber.call(outside, row.payload, messageOf(row, claimed)),
      )
    } finally {
      called.abort()
    }
    await this.#transact(claimed, (tx) => completeDelivery(tx, row.delivery_id))
    seen(row)
  }

  /** Renew the lease while a call goes on, so that a slow one is not made twice. */
  async #keepHolding(claimed: Claimed, done: AbortSignal): Promise<void> {
    for (;;) {
      await wait(this.#leaseMs / 3, done)
      if (done.aborted) return
      await this.#transact(claimed, (tx) =>
        renewLease(tx, claimed.delivery_id, this.#by, this.#leaseMs),
      ).catch(() => {
        /* The next round tries again; in the worst case another worker calls with the same id. */
      })
    }
  }

  async #lock(tx: Tx, claimed: Claimed, attempt: { row?: DueRow }): Promise<DueRow | undefined> {
    const row = await lockDelivery(tx, claimed.delivery_id, this.#by)
    if (row) attempt.row = row
    return row
  }

  #transact<Answer>(claimed: Claimed, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    return this.#database.transact({ orgId: claimed.org_id, actor: SYSTEM }, work)
  }

  async #postpone(subscriber: Subscriber, claimed: Claimed, attempts: number, error: unknown) {
    const park = attempts + 1 >= subscriber.attempts
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS)
    deliveries.inc({ subscriber: subscriber.name, outcome: park ? 'parked' : 'postponed' })
    log().warn(
      {
        subscriber: subscriber.name,
        deliveryId: claimed.delivery_id,
        attempts: attempts + 1,
        parked: park,
        error: String(error),
      },
      'delivery failed',
    )
    await postponeDelivery(this.#database, claimed.delivery_id, {
      by: this.#by,
      error: String(error).slice(0, 2000),
      inMs: pause,
      park,
    }).catch(() => {
      /* The lease runs out by itself. */
    })
  }
}

function seen(row: DueRow): void {
  deliverySeconds.observe((Date.now() - row.made_at.getTime()) / 1000)
}

function messageOf(row: DueRow, claimed: Claimed): Message {
  return {
    deliveryId: row.delivery_id,
    eventId: row.event_id,
    eventNo: row.event_no,
    name: row.name,
    version: row.version,
    stream: row.stream,
    seq: row.seq,
    orgId: claimed.org_id,
    actorId: row.actor_id,
    correlationId: row.correlation_id,
    toldAt: row.told_at,
    attempt: row.attempts + 1,
  }
}
