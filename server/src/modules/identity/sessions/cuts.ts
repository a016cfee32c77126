import type { Database } from '#foundation/db'
import { log } from '#foundation/telemetry'
import { addMs } from '#foundation/time'
import { ACCESS_MS } from './access-token.ts'
import { selectCuts } from './sessions.sql.ts'

interface Cut {
  /** Tokens made before this instant (milliseconds since 1970) are no good. */
  readonly at: number
  /** The session is over; otherwise a new token is to be had. */
  readonly isOver: boolean
}

/** How old the list of other processes' cuts may be, milliseconds. */
const FRESH_MS = 1000

/** Cuts made by this process, known before the list is read again. Session ids are unique everywhere. */
const ours = new Map<string, number>()
const MOST_OURS = 5000

/**
 * Say that access tokens of a session are cut short from now on. When the transaction does not
 * commit after all, the worst is that one token is renewed early.
 */
export function noticeCut(sessionId: string, now: Date): void {
  if (ours.size >= MOST_OURS) ours.clear()
  ours.set(sessionId, now.getTime())
}

/**
 * Which access tokens ended before their time. A token is checked without asking the database;
 * the list of cuts, short because it reaches back one token's life, is read at most once a second.
 */
export class Cuts {
  readonly #database: Database
  #list: ReadonlyMap<string, Cut> = new Map()
  #readAt = Number.NEGATIVE_INFINITY
  #reading: Promise<void> | undefined

  constructor(database: Database) {
    this.#database = database
  }

  /** Whether a token of this session, made at `madeAt` (milliseconds), is still good. */
  async of(sessionId: string, madeAt: number): Promise<'good' | 'cut' | 'over'> {
    const now = this.#database.clock.now().getTime()
    // A clock that stands still never makes the list old, so there it is read each time.
    const isOld = this.#database.clock.speed === 0 || Math.abs(now - this.#readAt) >= FRESH_MS
    if (isOld) await (this.#reading ??= this.#read().finally(() => (this.#reading = undefined)))
    const cut = this.#list.get(sessionId)
    if (cut?.isOver) return 'over'
    if (cut && madeAt < cut.at) return 'cut'
    return madeAt < (ours.get(sessionId) ?? 0) ? 'cut' : 'good'
  }

  async #read(): Promise<void> {
    const now = this.#database.clock.now()
    try {
      const rows = await selectCuts(this.#database, addMs(now, -ACCESS_MS))
      this.#list = new Map(
        rows.map((row) => [row.id, { at: row.cut_at.getTime(), isOver: row.is_over }]),
      )
    } catch (error) {
      // Without the database no request gets further anyway; the last list serves until then.
      log().warn({ error: String(error) }, 'the list of ended sessions could not be read')
    }
    this.#readAt = now.getTime()
  }
}
