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
  let rung = false
  let ring = () => {
    rung = true
  }
  let client: pg.Client | undefined

  async function listen(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'kontor_listen',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
    })
    fresh.on('notification', (note) => {
      onMessage?.(note.payload ?? '')
      ring()
    })
    fresh.on('error', () => void fresh.end().catch(() => {}))
    try {
      await fresh.connect()
      await fresh.query(`listen ${channel}`)
    } catch (error) {
      void fresh.end().catch(() => {})
      throw error
    }
    client = fresh
    // Only once it listens: an attempt that fails ends too, and is tried again by whoever made it.
    fresh.on('end', () => {
      if (!signal.aborted) void again()
    })
    ring()
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
    async next(withinMs) {
      if (!rung) {
        const alarm = new AbortController()
        const stop = () => alarm.abort()
        signal.addEventListener('abort', stop)
        ring = () => {
          rung = true
          alarm.abort()
        }
        await wait(withinMs, alarm.signal)
        signal.removeEventListener('abort', stop)
        ring = () => {
          rung = true
        }
      }
      rung = false
    },
    close: async () => {
      await client?.end().catch(() => {})
    },
  }
}
