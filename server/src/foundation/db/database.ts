import type { QueryResultRow } from 'pg'
import pg from 'pg'
import { isUuid, newId } from '#foundation/ids'
import { Refusal } from '#foundation/refusals'
import { log } from '#foundation/telemetry'
import { type Clock, systemClock, wait } from '#foundation/time'
import { asRefusal, isConnectionLoss, isRetryable } from './faults.ts'
import { connect, Hand } from './hand.ts'
import type { Query } from './sql.ts'
import { type Actor, PgTx, type Tx } from './tx.ts'
import { EMPTY_WIRING, type Wiring } from './wiring.ts'

export interface DatabaseOptions {
  readonly url: string
  /** Most connections of the fenced pool. */
  readonly connections?: number
  readonly clock?: Clock
  readonly wiring?: Wiring
}

export interface Begin {
  readonly orgId: string
  readonly actor: Actor
  /** Default: the clock's now. */
  readonly now?: Date
  readonly correlationId?: string
  readonly causationId?: string | null
  /** Refuse every write; PostgreSQL enforces it. */
  readonly readOnly?: boolean
  /** Give up on a lock after so many milliseconds instead of the usual ten seconds. */
  readonly lockWaitMs?: number
}

const INT8 = 20
const types = {
  getTypeParser(oid: number, format?: string) {
    if (oid === INT8 && format !== 'binary') return (text: string) => BigInt(text)
    return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text')
  },
} as pg.CustomTypesConfig

const TRIES = 4

/**
 * The way to PostgreSQL. `transact` is fenced: one organisation, one actor, row level security
 * in force. `system` sees what is needed to find work across organisations and nothing else.
 */
export class Database {
  readonly url: string
  readonly clock: Clock
  wiring: Wiring
  readonly #fenced: pg.Pool
  readonly #worker: pg.Pool

  constructor(options: DatabaseOptions) {
    this.url = options.url
    this.clock = options.clock ?? systemClock
    this.wiring = options.wiring ?? EMPTY_WIRING
    this.#fenced = makePool(options.url, 'kontor_app', options.connections ?? 20)
    this.#worker = makePool(options.url, 'kontor_worker', 4)
  }

  /**
   * Run work in one transaction and commit it. A Refusal rolls back (unless it says keep) and
   * is thrown on; a deadlock or serialisation failure is tried again; a lost connection becomes
   * `database.unavailable`.
   */
  async transact<Answer>(begin: Begin, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(begin, work)
      } catch (error) {
        if (isRetryable(error) && attempt < TRIES) {
          await wait(5 * 2 ** attempt)
          continue
        }
        throw asRefusal(error)
      }
    }
  }

  async #once<Answer>(begin: Begin, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    const hand = new Hand({
      pool: this.#fenced,
      opening: opening(begin),
      readOnly: begin.readOnly ?? false,
    })
    const tx = new PgTx(
      hand,
      {
        orgId: begin.orgId,
        actor: begin.actor,
        now: begin.now ?? this.clock.now(),
        correlationId: begin.correlationId ?? newId(),
        causationId: begin.causationId ?? null,
      },
      this.wiring,
    )
    let answer: Answer
    try {
      answer = await work(tx)
    } catch (error) {
      const keeps = error instanceof Refusal && error.keep
      await (keeps ? hand.commit() : hand.rollback()).catch((second: unknown) => {
        throw isConnectionLoss(second) ? second : error
      })
      if (keeps) tx.committed()
      throw error
    }
    await hand.commit()
    tx.committed()
    return answer
  }

  /** One statement as the worker role, which finds due work of every organisation. */
  async system<Row extends QueryResultRow>(query: Query): Promise<Row[]> {
    const client = await connect(this.#worker)
    try {
      const result = await client.query<Row>({ text: query.text, values: [...query.values] })
      client.release()
      return result.rows
    } catch (error) {
      client.release(isConnectionLoss(error) ? (error as Error) : undefined)
      throw asRefusal(error)
    }
  }

  /** Whether PostgreSQL answers within the time (milliseconds). */
  async answers(withinMs = 2000): Promise<boolean> {
    const asked = this.#worker.query('select 1').then(
      () => true,
      () => false,
    )
    return Promise.race([asked, wait(withinMs).then(() => false)])
  }

  async close(): Promise<void> {
    await Promise.all([this.#fenced.end(), this.#worker.end()])
  }
}

function makePool(url: string, role: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    options: `-c role=${role} -c statement_timeout=20000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000`,
    // Statements of one transaction travel without waiting for each other's answers where the work allows it.
    pipeline: true,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: role,
  })
  // A connection that dies while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', (error) => log().warn({ error: error.message }, 'idle database connection lost'))
  // The same for one that dies in somebody's hands between two statements: its next statement fails.
  pool.on('connect', (client) =>
    client.on('error', (error) =>
      log().debug({ error: error.message }, 'database connection lost'),
    ),
  )
  return pool
}

/** Begin and say who and for whom, in one round trip; ids are checked because they become text. */
function opening(begin: Begin): string {
  const actorId = begin.actor.id ?? ''
  if (!isUuid(begin.orgId) || (actorId !== '' && !isUuid(actorId))) throw new Error('not an id')
  const lockWait = begin.lockWaitMs ? `;set local lock_timeout=${Math.trunc(begin.lockWaitMs)}` : ''
  return `begin${begin.readOnly ? ' read only' : ''}${lockWait};set local app.org_id='${begin.orgId}';set local app.actor_id='${actorId}'`
}
