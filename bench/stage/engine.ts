import { z } from 'zod'
import { Database, SYSTEM, sql, type Tx } from '#foundation/db'
import { event, type Subscriber, subscribe } from '#foundation/events'
import { type Job, job } from '#foundation/jobs'
import { defineModule, type Wired, wire } from '#foundation/module'
import { systemClock } from '#foundation/time'
import { modules } from '#server/compose'

/** What happens in a measured outbox: something was counted. */
export const SomethingCounted = event('bench.something_counted', 1, z.object({ n: z.int() }))

/** What the subscribers and jobs of a measured engine have done so far. */
export interface Done {
  deliveries: number
  jobs: number
  /** Milliseconds from the telling to the effect, newest last. */
  readonly lags: number[]
  /** Milliseconds from the enqueueing to the start. */
  readonly waits: number[]
}

export interface Engine {
  readonly database: Database
  readonly wired: Wired
  readonly done: Done
  readonly subscribers: readonly Subscriber[]
  readonly counted: Job<{ at: number }>
}

/** The engine of the real server without its HTTP: every module, and a room with three subscribers and a job. */
export function openEngine(databaseUrl: string, connections = 20): Engine {
  const done: Done = { deliveries: 0, jobs: 0, lags: [], waits: [] }
  const subscribers = ['one', 'two', 'three'].map((name) =>
    subscribe({
      name: `bench.${name}`,
      to: [SomethingCounted],
      work: async (_tx, _payload, message) => {
        done.deliveries += 1
        done.lags.push(Date.now() - message.toldAt.getTime())
      },
    }),
  )
  const counted = job({
    name: 'bench.counted',
    input: z.object({ at: z.number() }),
    work: async (_tx, { at }) => {
      done.jobs += 1
      done.waits.push(Date.now() - at)
    },
  })
  const room = defineModule({
    name: 'bench',
    title: 'Bench',
    folder: import.meta.dirname,
    needs: [],
    events: [SomethingCounted],
    subscribers,
    jobs: [counted],
  })
  const wired = wire([...modules, room], systemClock)
  const database = new Database({ url: databaseUrl, wiring: wired.wiring, connections })
  return { database, wired, done, subscribers, counted }
}

/** Work as the system of an organisation. */
export function inOrganisation<Answer>(
  { database }: Engine,
  orgId: string,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  return database.transact({ orgId, actor: SYSTEM }, work)
}

const TOLD_AT_ONCE = 5000
const STREAMS = 1000

/** Tell so many events to the three subscribers, over a thousand streams; nothing delivers them yet. */
export async function tellMany(engine: Engine, orgId: string, count: number): Promise<void> {
  const names = engine.subscribers.map((each) => each.name)
  for (let from = 0; from < count; from += TOLD_AT_ONCE) {
    const to = Math.min(from + TOLD_AT_ONCE, count)
    await inOrganisation(engine, orgId, (tx) =>
      tx.run(sql`
        select foundation.tell(
                 gen_random_uuid(), 'bench.counter:' || (n % ${STREAMS}), ${SomethingCounted.name}, 1,
                 jsonb_build_object('n', n), 'system', ${tx.correlationId}, null, ${tx.now}, ${names}::text[])
          from generate_series(${from + 1}::int, ${to}::int) n`),
    )
  }
}
