import { type Database, SYSTEM, type Tx } from '#foundation/db'
import { Refusal } from '#foundation/refusals'
import { deliveries } from '#foundation/telemetry'
import { messageOf, postpone, seen } from './attempt.ts'
import {
  completeDeliveries,
  type DueRow,
  listDueOrganisations,
  takeDeliveries,
  takeDelivery,
} from './outbox.sql.ts'
import type { Subscriber } from './subscribers.ts'

type InsideSubscriber = Subscriber & { readonly side: 'inside' }

/** So many deliveries share one transaction: what a commit costs is shared by them. */
const TOGETHER = 50
/** How far ahead one round looks. */
const LOOKED_AT = 1000
/**
 * Deliveries that share a transaction hold the locks of all of them. They give up after so long,
 * so that people's requests and they never wait for each other in a circle.
 */
const LOCK_WAIT_MS = 50

/**
 * Subscribers that work inside the database. The work of a delivery and its done mark commit
 * together; deliveries of one organisation share a transaction while all goes well, and are made
 * each in its own when one of them fails. A worker that dies leaves nothing behind: its locks end
 * with its connection.
 */
export class InsideDeliverer {
  readonly #database: Database
  readonly #subscribers: ReadonlyMap<string, InsideSubscriber>
  readonly #names: readonly string[]

  constructor(database: Database, subscribers: readonly InsideSubscriber[]) {
    this.#database = database
    this.#subscribers = new Map(subscribers.map((each) => [each.name, each]))
    this.#names = [...this.#subscribers.keys()]
  }

  /** Pieces of work that are due; each answers how many deliveries it tried. */
  async findWork(atOnce: number): Promise<(() => Promise<number>)[]> {
    if (this.#names.length === 0) return []
    const due = await listDueOrganisations(this.#database, {
      subscribers: this.#names,
      limit: LOOKED_AT,
    })
    return due.flatMap(({ org_id: orgId, due: count }) =>
      Array.from(
        { length: Math.max(1, Math.ceil(count / TOGETHER)) },
        () => () => this.#deliver(orgId),
      ).slice(0, Math.max(atOnce * 4, 1)),
    )
  }

  async #deliver(orgId: string): Promise<number> {
    const round: Round = { taken: [], working: undefined }
    try {
      await this.#deliverTogether(orgId, round)
    } catch (error) {
      if (round.taken.length === 0) throw error
      return this.#deliverApart(orgId, round, error)
    }
    for (const row of round.taken) {
      if (isFresh(row)) this.#count(row)
      else await this.#deliverAlone(orgId, row)
    }
    return round.taken.length
  }

  #deliverTogether(orgId: string, round: Round): Promise<void> {
    const begin = { orgId, actor: SYSTEM, lockWaitMs: LOCK_WAIT_MS }
    return this.#database.transact(begin, async (tx) => {
      round.taken = await takeDeliveries(tx, { subscribers: this.#names, limit: TOGETHER })
      // What failed before is likely to fail again and would take the others with it.
      const fresh = round.taken.filter(isFresh)
      for (const row of fresh) {
        round.working = row
        await this.#work(tx, row)
      }
      round.working = undefined
      if (fresh.length === 0) return
      await completeDeliveries(
        tx,
        fresh.map((row) => row.delivery_id),
      )
    })
  }

  /** One of them failed and undid the others: that was its try, and they are made each alone. */
  async #deliverApart(orgId: string, round: Round, error: unknown): Promise<number> {
    const failed = isOfTheMoment(error) ? undefined : round.working
    for (const row of round.taken) {
      if (row === failed) await this.#postpone(row, error)
      else await this.#deliverAlone(orgId, row)
    }
    return round.taken.length
  }

  async #deliverAlone(orgId: string, row: DueRow): Promise<void> {
    try {
      const done = await this.#database.transact({ orgId, actor: SYSTEM }, async (tx) => {
        const due = await takeDelivery(tx, row.delivery_id)
        if (!due) return undefined
        await this.#work(tx, due)
        await completeDeliveries(tx, [due.delivery_id])
        return due
      })
      if (done) this.#count(done)
    } catch (error) {
      await this.#postpone(row, error)
    }
  }

  #postpone(row: DueRow, error: unknown): Promise<void> {
    return postpone(this.#database, {
      deliveryId: row.delivery_id,
      subscriber: this.#subscribers.get(row.subscriber),
      attempts: row.attempts,
      error,
    })
  }

  async #work(tx: Tx, row: DueRow): Promise<void> {
    await this.#subscribers
      .get(row.subscriber)
      ?.work(tx.causedBy(row.correlation_id, row.event_id), row.payload, messageOf(row, tx.orgId))
  }

  #count(row: DueRow): void {
    deliveries.inc({ subscriber: row.subscriber, outcome: 'completed' })
    seen(row)
  }
}

/** One transaction's worth of deliveries, and the one that is being worked on. */
interface Round {
  taken: readonly DueRow[]
  working: DueRow | undefined
}

const isFresh = (row: DueRow): boolean => row.attempts === 0

/** A lock that was not had, or a database that was away: no fault of the delivery. */
function isOfTheMoment(error: unknown): boolean {
  return error instanceof Refusal && error.kind === 'unavailable'
}
