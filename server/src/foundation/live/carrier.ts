import pg from 'pg'
import { isConnectionLoss } from '#foundation/db'
import { log } from '#foundation/telemetry'
import { wait } from '#foundation/time'

const LISTENING_AFTER_MS = 250

/** A connection that the adapter listens on. */
interface Ear extends pg.Client {
  release(): void
}

/**
 * What the PostgreSQL adapter of Socket.IO takes for its pool. It listens on one connection of its
 * own at a time, which may die at any moment without ending the process or leaving a second one
 * behind, and says when it listens again, because what was pushed in between was not heard.
 */
export class Carrier {
  readonly #url: string
  readonly #pool: pg.Pool
  readonly #heardNothing: () => void
  #ear: Ear | undefined
  #closed = false
  #attempts = 0

  /** `heardNothing` runs each time after a gap in listening. */
  constructor(url: string, heardNothing: () => void) {
    this.#url = url
    this.#heardNothing = heardNothing
    this.#pool = new pg.Pool({
      connectionString: url,
      max: 3,
      application_name: 'kontor_live',
      connectionTimeoutMillis: 5000,
    })
    this.#pool.on('error', (error) => log().warn({ error: error.message }, 'live connection lost'))
    this.#pool.on('connect', (client) => client.on('error', () => {}))
  }

  /** For the adapter: a fresh connection to listen on; the one before it is gone. */
  async connect(): Promise<Ear> {
    if (this.#ear) this.#hangUp(this.#ear)
    this.#ear = undefined
    this.#attempts += 1
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'kontor_live',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
    })
    client.on('error', (error) => log().warn({ error: error.message }, 'live connection lost'))
    await client.connect()
    const ear: Ear = Object.assign(client, { release: () => this.#hangUp(ear) })
    if (this.#closed) this.#hangUp(ear)
    this.#ear = ear
    // The adapter asks for its channels in the next milliseconds; only then may clients come back.
    if (this.#attempts > 1)
      void wait(LISTENING_AFTER_MS).then(() => this.#closed || this.#heardNothing())
    return ear
  }

  /** For the adapter: one statement, tried once more when the connection was lost under it. */
  async query(text: string, values?: unknown[]): Promise<pg.QueryResult> {
    try {
      return await this.#pool.query(text, values)
    } catch (error) {
      if (!isConnectionLoss(error) || this.#closed) throw error
      return this.#pool.query(text, values)
    }
  }

  async end(): Promise<void> {
    this.#closed = true
    if (this.#ear) this.#hangUp(this.#ear)
    await this.#pool.end().catch(() => {})
  }

  #hangUp(ear: Ear): void {
    ear.removeAllListeners('end')
    ear.removeAllListeners('notification')
    void ear.end().catch(() => {})
  }
}
