import pg from 'pg'
import { log } from '#foundation/telemetry'
import { wait } from '#foundation/time'

/** A bell that PostgreSQL rings. */
export interface Bell {
  /** Until it rings, the time (milliseconds) is over, or the signal aborts. */
  next(withinMs: number): Promise<void>
  close(): Promise<void>
}

const RECONNECT_MS = 500

/**
 * Listen on a channel with a connection of its own. A lost connection is made again; while it
 * is away the caller's polling does the work.
 */
export async function wakeOn(
  url: string,
  channel: string,
  signal: AbortSignal,
  onMessage?: (payload: string) => void,
): Promise<Bell> {
  const clapper = new Clapper()
  let client: pg.Client | undefined

  async function listen(): Promise<void> {
    const fresh = await openListener(url, channel, (payload) => {
      onMessage?.(payload)
      clapper.ring()
    })
    client = fresh
    // Only once it listens: an attempt that fails ends too, and is tried again by whoever made it.
    fresh.on('end', () => {
      if (!signal.aborted) void again()
    })
    clapper.ring()
  }

  async function again(): Promise<void> {
    while (!signal.aborted) {
      await wait(RECONNECT_MS, signal)
      if (signal.aborted) return
      try {
        return await listen()
      } catch (error) {
        log().debug({ channel, error: String(error) }, 'cannot listen yet')
      }
    }
  }

  await listen().catch(() => void again())
  return {
    next: (withinMs) => clapper.next(withinMs, signal),
    close: async () => {
      await client?.end().catch(() => {})
    },
  }
}

async function openListener(
  url: string,
  channel: string,
  hear: (payload: string) => void,
): Promise<pg.Client> {
  const fresh = new pg.Client({
    connectionString: url,
    application_name: 'kontor_listen',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  })
  fresh.on('notification', (note) => hear(note.payload ?? ''))
  fresh.on('error', () => void fresh.end().catch(() => {}))
  try {
    await fresh.connect()
    await fresh.query(`listen ${channel}`)
    return fresh
  } catch (error) {
    void fresh.end().catch(() => {})
    throw error
  }
}

/** Remembers that it was rung while nobody waited. */
class Clapper {
  #rung = false
  #alarm: AbortController | undefined

  ring(): void {
    this.#rung = true
    this.#alarm?.abort()
  }

  async next(withinMs: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung) {
      this.#alarm = new AbortController()
      await wait(withinMs, AbortSignal.any([signal, this.#alarm.signal]))
      this.#alarm = undefined
    }
    this.#rung = false
  }
}
