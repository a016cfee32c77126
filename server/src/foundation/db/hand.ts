import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg'
import { wait } from '#foundation/time'
import { isConnectionLoss, unavailable } from './faults.ts'

const CONNECT_WAIT_MS = 4000

/** A connection in which the transaction has been asked to begin. */
interface Opened {
  readonly client: PoolClient
  /** Settles when PostgreSQL has answered the opening. */
  readonly begun: Promise<unknown>
}

export interface HandOptions {
  readonly pool: Pool
  /** Begins the transaction and says who and for whom. */
  readonly opening: string
  /** Nothing is written, so nobody waits for the end. */
  readonly readOnly: boolean
}

/**
 * The connection of one transaction. It is taken with the first statement, and the opening travels
 * together with that statement: work that asks nothing costs nothing, and the first question costs
 * one way to PostgreSQL instead of two.
 */
export class Hand {
  readonly #options: HandOptions
  #opening: Promise<Opened> | undefined
  #begun = false
  #over = false
  #lost: Error | undefined

  constructor(options: HandOptions) {
    this.#options = options
  }

  /** One statement of the transaction. Throws when the transaction is over or its opening failed. */
  async query<Row extends QueryResultRow>(config: QueryConfig | string): Promise<QueryResult<Row>> {
    if (this.#over) throw new Error('this transaction is over: its work was not waited for')
    this.#opening ??= this.#open()
    const { client, begun } = await this.#opening
    try {
      if (this.#begun) return await client.query<Row>(config)
      const [, result] = await Promise.all([begun, client.query<Row>(config)])
      this.#begun = true
      return result
    } catch (error) {
      if (isConnectionLoss(error)) this.#lost = error as Error
      throw error
    }
  }

  /** No statement is taken from here on; the end is still to come. */
  close(): void {
    this.#over = true
  }

  /**
   * Commit, or throw: PostgreSQL answers the commit of a transaction in which a statement failed with
   * a rollback and no error, so work that swallowed the failure would be told it was done.
   */
  commit(): Promise<void> {
    return this.#end('commit', (command) => {
      if (command !== 'COMMIT')
        throw new Error('nothing was stored: a statement of this transaction had failed')
    })
  }

  rollback(): Promise<void> {
    return this.#end('rollback', () => {})
  }

  async #end(how: 'commit' | 'rollback', check: (command: string) => void): Promise<void> {
    this.close()
    if (!this.#opening) return
    const opened = await this.#opening.catch(() => undefined)
    if (!opened) return
    const { client } = opened
    // A connection of which we do not know the state never goes back to the pool.
    if (this.#lost) {
      client.release(this.#lost)
      if (how === 'commit') throw this.#lost
      return
    }
    const ended = client.query(how)
    if (this.#options.readOnly) {
      // Whoever gets the connection next stands in line behind this end.
      ended.catch(() => {})
      client.release()
      return
    }
    try {
      check((await ended).command)
      client.release()
    } catch (error) {
      client.release(isConnectionLoss(error) ? (error as Error) : undefined)
      throw error
    }
  }

  async #open(): Promise<Opened> {
    const client = await connect(this.#options.pool)
    const begun = client.query(this.#options.opening)
    // Whoever asks first hears of it; the failure must not count as nobody's.
    begun.catch(() => {})
    return { client, begun }
  }
}

/** A connection, waiting out a short restart of PostgreSQL. Throws database.unavailable. */
export async function connect(pool: Pool): Promise<PoolClient> {
  const until = performance.now() + CONNECT_WAIT_MS
  for (let pause = 25; ; pause = Math.min(pause * 2, 500)) {
    try {
      return await pool.connect()
    } catch (error) {
      if (performance.now() + pause > until) throw unavailable(error)
      await wait(pause)
    }
  }
}
