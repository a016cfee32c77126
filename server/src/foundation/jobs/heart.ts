import { type Database, sql } from '#foundation/db'
import { log } from '#foundation/telemetry'

/**
 * Says every so often that a pool of job workers lives, and gives the jobs of those that fell
 * silent to whoever asks next.
 */
export class Heart {
  readonly #database: Database
  readonly #deadAfterMs: number
  #pool: string | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(database: Database, deadAfterMs: number) {
    this.#database = database
    this.#deadAfterMs = deadAfterMs
  }

  /** Beat for this pool from now on; the one before it, if any, is dead. */
  beatFor(pool: string): void {
    const before = this.#pool
    this.#pool = pool
    if (before) void this.#forget(before)
    void this.#beat()
    this.#timer ??= setInterval(() => void this.#beat(), this.#deadAfterMs / 4)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    if (this.#pool) await this.#forget(this.#pool)
  }

  async #beat(): Promise<void> {
    try {
      await this.#database.system(sql`
        insert into foundation.heartbeats (process, role) values (${this.#pool}, 'jobs')
            on conflict (process) do update set beat_at = clock_timestamp()`)
      const [row] = await this.#database.system<{ released: number }>(sql`
        select foundation.release_dead_jobs(${this.#deadAfterMs}) as released`)
      if (row && row.released > 0)
        log().warn({ jobs: row.released }, 'jobs of a dead worker are given back')
    } catch (error) {
      log().debug({ error: String(error) }, 'no heartbeat of the job queue')
    }
  }

  #forget(pool: string): Promise<unknown> {
    return this.#database
      .system(sql`delete from foundation.heartbeats where process = ${pool}`)
      .catch(() => {})
  }
}
