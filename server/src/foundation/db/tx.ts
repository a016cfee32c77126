import type { PoolClient, QueryResultRow } from 'pg'
import { sha256 } from '#foundation/ids'
import { asRefusal } from './faults.ts'
import type { Query } from './sql.ts'
import type { Wiring } from './wiring.ts'

/** Who acts. The clock and the system have no id; a visitor has not signed in. */
export interface Actor {
  readonly kind: 'person' | 'clock' | 'system' | 'visitor'
  readonly id: string | null
  readonly roles: readonly string[]
  /** `thing.move` names that the roles grant. */
  readonly permits: ReadonlySet<string>
  readonly sessionId?: string
}

export const VISITOR: Actor = { kind: 'visitor', id: null, roles: [], permits: new Set() }
export const CLOCK: Actor = { kind: 'clock', id: null, roles: ['clock'], permits: new Set() }
export const SYSTEM: Actor = { kind: 'system', id: null, roles: ['system'], permits: new Set() }

export interface TxContext {
  readonly orgId: string
  readonly actor: Actor
  readonly now: Date
  /** One business action across all streams. */
  readonly correlationId: string
  /** The event that made this happen, if one did. */
  readonly causationId: string | null
}

/**
 * The whole world of a use case: the transaction, who acts, for which organisation, one `now`.
 * A failed statement ends the transaction, as PostgreSQL has it.
 */
export interface Tx extends TxContext {
  /** Exactly one row; throws a plain Error otherwise. */
  one<Row extends QueryResultRow>(query: Query): Promise<Row>
  maybe<Row extends QueryResultRow>(query: Query): Promise<Row | undefined>
  many<Row extends QueryResultRow>(query: Query): Promise<Row[]>
  /** Rows touched. */
  run(query: Query): Promise<number>
  /** Work that may fail by itself: what it did is undone, the transaction goes on, the error is thrown. */
  attempt<Answer>(work: () => Promise<Answer>): Promise<Answer>
  /** Which events, subscribers and rooms this server knows. */
  readonly wiring: Wiring
  /** Runs when the transaction has committed, never when it has not. For foundation only. */
  afterCommit(then: () => void): void
  /** The same transaction, saying which action and which event made it happen. For foundation only. */
  causedBy(correlationId: string, causationId: string | null): Tx
}

/** Statement names for PostgreSQL's prepared statements, one per text. */
const names = new Map<string, string>()
const MOST_NAMES = 2000

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  // Texts are few because values are parameters; past the limit, statements go unprepared.
  if (names.size >= MOST_NAMES) return undefined
  const made = `q_${sha256(text).slice(0, 20)}`
  names.set(text, made)
  return made
}

/** What the transaction shares with its other names (see causedBy). */
interface Life {
  ended: boolean
  readonly after: (() => void)[]
}

/** A transaction on one connection; opened and ended by Database.transact. */
export class PgTx implements Tx {
  readonly orgId: string
  readonly actor: Actor
  readonly now: Date
  readonly correlationId: string
  readonly causationId: string | null
  readonly wiring: Wiring
  readonly #client: PoolClient
  readonly #life: Life

  constructor(
    client: PoolClient,
    context: TxContext,
    wiring: Wiring,
    life: Life = { ended: false, after: [] },
  ) {
    this.#client = client
    this.#life = life
    this.orgId = context.orgId
    this.actor = context.actor
    this.now = context.now
    this.correlationId = context.correlationId
    this.causationId = context.causationId
    this.wiring = wiring
  }

  async one<Row extends QueryResultRow>(query: Query): Promise<Row> {
    const rows = await this.many<Row>(query)
    const [row] = rows
    if (rows.length !== 1 || !row)
      throw new Error(`expected one row, got ${rows.length}: ${query.text}`)
    return row
  }

  async maybe<Row extends QueryResultRow>(query: Query): Promise<Row | undefined> {
    const rows = await this.many<Row>(query)
    if (rows.length > 1)
      throw new Error(`expected at most one row, got ${rows.length}: ${query.text}`)
    return rows[0]
  }

  async many<Row extends QueryResultRow>(query: Query): Promise<Row[]> {
    const { text, values } = query
    const result = await this.#open.query<Row>({ name: nameOf(text), text, values: [...values] })
    return result.rows
  }

  async run(query: Query): Promise<number> {
    const { text, values } = query
    const result = await this.#open.query({ name: nameOf(text), text, values: [...values] })
    return result.rowCount ?? 0
  }

  async attempt<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const told = this.#life.after.length
    await this.#open.query('savepoint attempt')
    try {
      const answer = await work()
      await this.#open.query('release savepoint attempt')
      return answer
    } catch (error) {
      this.#life.after.length = told
      await this.#open.query('rollback to savepoint attempt')
      throw asRefusal(error)
    }
  }

  afterCommit(then: () => void): void {
    this.#life.after.push(then)
  }

  causedBy(correlationId: string, causationId: string | null): Tx {
    const { orgId, actor, now } = this
    return new PgTx(
      this.#client,
      { orgId, actor, now, correlationId, causationId },
      this.wiring,
      this.#life,
    )
  }

  /** Called once by Database.transact when the commit stands. */
  committed(): void {
    for (const then of this.#life.after) then()
  }

  /** Called once by Database.transact when the work is over, however it ended. */
  end(): void {
    this.#life.ended = true
  }

  /** The connection, while it is ours: work that nobody waited for must not speak in another's transaction. */
  get #open(): PoolClient {
    if (this.#life.ended) throw new Error('this transaction is over: its work was not waited for')
    return this.#client
  }
}
