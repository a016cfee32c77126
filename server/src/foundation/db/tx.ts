import type { QueryResultRow } from 'pg'
import { sha256 } from '#foundation/ids'
import { asRefusal } from './faults.ts'
import type { Hand } from './hand.ts'
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

/** A transaction in one hand; ended by Database.transact. */
export class PgTx implements Tx {
  readonly orgId: string
  readonly actor: Actor
  readonly now: Date
  readonly correlationId: string
  readonly causationId: string | null
  readonly wiring: Wiring
  readonly #hand: Hand
  /** Shared with the transaction's other names (see causedBy). */
  readonly #after: (() => void)[]

  constructor(hand: Hand, context: TxContext, wiring: Wiring, after: (() => void)[] = []) {
    this.#hand = hand
    this.#after = after
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
    const result = await this.#hand.query<Row>({ name: nameOf(text), text, values: [...values] })
    return result.rows
  }

  async run(query: Query): Promise<number> {
    const { text, values } = query
    const result = await this.#hand.query({ name: nameOf(text), text, values: [...values] })
    return result.rowCount ?? 0
  }

  async attempt<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const told = this.#after.length
    await this.#hand.query('savepoint attempt')
    try {
      const answer = await work()
      await this.#hand.query('release savepoint attempt')
      return answer
    } catch (error) {
      this.#after.length = told
      await this.#hand.query('rollback to savepoint attempt')
      throw asRefusal(error)
    }
  }

  afterCommit(then: () => void): void {
    this.#after.push(then)
  }

  causedBy(correlationId: string, causationId: string | null): Tx {
    const { orgId, actor, now } = this
    return new PgTx(
      this.#hand,
      { orgId, actor, now, correlationId, causationId },
      this.wiring,
      this.#after,
    )
  }

  /** Called once by Database.transact when the commit stands. */
  committed(): void {
    for (const then of this.#after) then()
  }
}
