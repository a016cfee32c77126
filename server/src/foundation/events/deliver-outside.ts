import { type Database, SYSTEM, type Tx } from '#foundation/db'
import { deliveries, inAction } from '#foundation/telemetry'
import { wait } from '#foundation/time'
import { messageOf, postpone, seen } from './attempt.ts'
import {
  type Claimed,
  claimDeliveries,
  completeDeliveries,
  type DueRow,
  lockDelivery,
  renewLease,
} from './outbox.sql.ts'
import type { Outside, Subscriber } from './subscribers.ts'

type OutsideSubscriber = Subscriber & { readonly side: 'outside' }

const BATCH = 40

export interface Lease {
  /** Who claims. */
  readonly by: string
  readonly leaseMs: number
}

/**
 * Subscribers that call the world. Lease, call, mark: the call happens in no transaction, under the
 * delivery's own id, so that one made twice has its effect once.
 */
export class OutsideDeliverer {
  readonly #database: Database
  readonly #subscribers: ReadonlyMap<string, OutsideSubscriber>
  readonly #lease: Lease

  constructor(database: Database, subscribers: readonly OutsideSubscriber[], lease: Lease) {
    this.#database = database
    this.#subscribers = new Map(subscribers.map((each) => [each.name, each]))
    this.#lease = lease
  }

  /** Leases what is due; each piece of work makes one call and answers 1. */
  async findWork(): Promise<(() => Promise<number>)[]> {
    if (this.#subscribers.size === 0) return []
    const claimed = await claimDeliveries(this.#database, {
      ...this.#lease,
      limit: BATCH,
      subscribers: [...this.#subscribers.keys()],
    })
    // By name within an event, so that one hand does the same in the same order each time.
    return claimed
      .toSorted((a, b) => Number(a.event_no - b.event_no) || (a.subscriber < b.subscriber ? -1 : 1))
      .map((each) => () => this.#deliver(each))
  }

  async #deliver(claimed: Claimed): Promise<number> {
    const subscriber = this.#subscribers.get(claimed.subscriber)
    if (!subscriber) return 0
    let row: DueRow | undefined
    try {
      row = await this.#transact(claimed, async (tx) => {
        const due = await lockDelivery(tx, claimed.delivery_id, this.#lease.by)
        if (due) await renewLease(tx, due.delivery_id, this.#lease.by, this.#lease.leaseMs)
        return due
      })
      if (row) await this.#call(subscriber, claimed, row)
    } catch (error) {
      await postpone(this.#database, {
        deliveryId: claimed.delivery_id,
        subscriber,
        by: this.#lease.by,
        attempts: row?.attempts ?? 0,
        error,
      })
    }
    return 1
  }

  async #call(subscriber: OutsideSubscriber, claimed: Claimed, row: DueRow): Promise<void> {
    const called = new AbortController()
    void this.#keepHolding(claimed, called.signal)
    try {
      await inAction({ orgId: claimed.org_id, correlationId: row.correlation_id }, () =>
        subscriber.call(this.#outside(claimed, row), row.payload, messageOf(row, claimed.org_id)),
      )
    } finally {
      called.abort()
    }
    await this.#transact(claimed, (tx) => completeDeliveries(tx, [row.delivery_id]))
    deliveries.inc({ subscriber: subscriber.name, outcome: 'completed' })
    seen(row)
  }

  #outside(claimed: Claimed, row: DueRow): Outside {
    return {
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
  }

  /** Renew the lease while a call goes on, so that a slow one is not made twice. */
  async #keepHolding(claimed: Claimed, done: AbortSignal): Promise<void> {
    const { by, leaseMs } = this.#lease
    for (;;) {
      await wait(leaseMs / 3, done)
      if (done.aborted) return
      await this.#transact(claimed, (tx) => renewLease(tx, claimed.delivery_id, by, leaseMs)).catch(
        () => {
          /* The next round tries again; in the worst case another worker calls with the same id. */
        },
      )
    }
  }

  #transact<Answer>(claimed: Claimed, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    return this.#database.transact({ orgId: claimed.org_id, actor: SYSTEM }, work)
  }
}
