import { z } from 'zod'
import { type Database, sql } from '#foundation/db'
import { isUuid } from '#foundation/ids'
import { days, wait } from '#foundation/time'

const FLUSH_MS = 1000
const MOST_AT_ONCE = 500
/** Beyond this, lines are dropped and counted: a database that is down must not fill the memory. */
const MOST_WAITING = 10_000
/** Rounds between two sweeps: about an hour. */
const SWEEP_EVERY = 3600

/** How long operational log lines are kept. */
export const LOG_DAYS = 14

const Line = z.object({ level: z.number(), time: z.number(), msg: z.string().default('') }).loose()

interface LogRow {
  readonly org_id: string | null
  readonly at: string
  readonly level: number
  readonly message: string
  readonly correlation_id: string | null
  readonly fields: Record<string, unknown>
}

export interface LogSink {
  /** A line of pino's, as JSON. Never throws and never waits. */
  write(line: string): void
  /** Write what waits, now. */
  flush(): Promise<void>
  /** Flush and end. */
  stop(): Promise<void>
  /** Lines dropped because the database could not take them. */
  readonly dropped: number
}

/**
 * Keeps the process's log lines in the database, in batches, and sweeps those past their
 * retention. Give it to `startLog` as its sink.
 */
export function logSink(database: Database): LogSink {
  const waiting: LogRow[] = []
  const stopped = new AbortController()
  let dropped = 0
  let busy: Promise<void> = Promise.resolve()

  async function writeBatch(): Promise<void> {
    const batch = waiting.splice(0, MOST_AT_ONCE)
    if (batch.length === 0) return
    try {
      await insertLines(database, batch)
    } catch {
      // Saying so in the log would only add a line that cannot be written.
      if (waiting.length + batch.length <= MOST_WAITING) waiting.unshift(...batch)
      else dropped += batch.length
    }
  }

  function flush(): Promise<void> {
    busy = busy.then(writeBatch)
    return busy
  }

  async function run(): Promise<void> {
    for (let round = 1; !stopped.signal.aborted; round += 1) {
      await wait(FLUSH_MS, stopped.signal)
      await flush()
      if (round % SWEEP_EVERY !== 0) continue
      await sweepLogLines(database, LOG_DAYS).catch(() => {
        /* The next hour tries again. */
      })
    }
  }
  const running = run()

  return {
    write(line) {
      if (waiting.length >= MOST_WAITING) {
        dropped += 1
        return
      }
      const row = readLine(line)
      if (row) waiting.push(row)
    },
    flush,
    async stop() {
      stopped.abort()
      await running
      await flush()
    },
    get dropped() {
      return dropped
    },
  }
}

function readLine(line: string): LogRow | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    return undefined
  }
  const read = Line.safeParse(parsed)
  if (!read.success) return undefined
  const { level, time, msg, orgId, correlationId, ...fields } = read.data
  return {
    org_id: idOf(orgId),
    at: new Date(time).toISOString(),
    level,
    message: clean(msg).slice(0, 1000),
    correlation_id: idOf(correlationId),
    fields,
  }
}

function idOf(value: unknown): string | null {
  return typeof value === 'string' && isUuid(value) ? value : null
}

/** PostgreSQL's text has no NUL. */
function clean(text: string): string {
  return text.replaceAll('\u0000', '')
}

function insertLines(database: Database, rows: readonly LogRow[]): Promise<unknown> {
  const text = JSON.stringify(rows).replaceAll('\\u0000', '')
  return database.system(sql`
    insert into foundation.log_lines (org_id, at, level, message, correlation_id, fields)
    select org_id, at, level, message, correlation_id, coalesce(fields, '{}')
      from jsonb_to_recordset(${text}::jsonb)
        as line(org_id uuid, at timestamptz, level smallint, message text, correlation_id uuid, fields jsonb)`)
}

/** Remove log lines older than so many days, by the wall clock; answers how many. */
export async function sweepLogLines(database: Database, keepDays: number): Promise<number> {
  const [row] = await database.system<{ gone: number }>(sql`
    with gone as (
      delete from foundation.log_lines
       where at < clock_timestamp() - ${days(keepDays)} * interval '1 millisecond'
      returning 1
    )
    select count(*)::int as gone from gone`)
  return row?.gone ?? 0
}
