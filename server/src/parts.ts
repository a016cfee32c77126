/** The parts of a running server that know no module by name. */
import type { FastifyInstance } from 'fastify'
import type { Config } from '#foundation/config'
import type { Database } from '#foundation/db'
import { Outbox } from '#foundation/events'
import { type Identification, keepBeating } from '#foundation/http'
import { JobQueue } from '#foundation/jobs'
import { Live } from '#foundation/live'
import type { House, Room, Running, Wired } from '#foundation/module'
import { keepMinutes } from '#foundation/records'

/** What every part of a starting server needs. */
export interface Parts {
  readonly config: Config
  readonly database: Database
  readonly wired: Wired
  readonly who: Identification
  readonly origins: readonly string[]
  /** Ids of every organisation, for recurring jobs. */
  readonly organisations: () => Promise<readonly string[]>
}

/**
 * Sockets, on the server's own port; or, without `app`, only the way to sockets of other processes,
 * because a worker tells rooms too. `several` carries what is told through PostgreSQL.
 */
export function openRealtime(
  { database, wired, who, origins }: Parts,
  app: FastifyInstance | undefined,
  several: boolean,
): Live {
  const live = new Live({
    http: app?.server,
    database,
    origins,
    several,
    topics: wired.rooms.flatMap((room) => room.topics),
    dialects: wired.rooms.flatMap((room) => room.dialects),
    identify: async (token) => {
      const caller = await who.fromToken(token)
      return caller === null || caller === 'expired' ? null : caller
    },
  })
  wired.wiring.pushTo((room, kind, payload) => live.push(room, kind, payload))
  return live
}

/** In their order; each may start things that must be stopped, the last started first. */
export async function startRooms(rooms: readonly Room[], house: House): Promise<Running[]> {
  const running: Running[] = []
  for (const room of rooms) {
    const started = await room.start?.(house)
    if (started) running.push(started)
  }
  return running
}

/** The outbox and the jobs: running in a worker, at hand in every process. */
export async function startWork({ database, wired, organisations }: Parts, isWorker: boolean) {
  // One hand when the clock is moved by hand: then the order of everything is the same each time.
  const outbox = new Outbox(
    database,
    wired.subscribers,
    database.clock.speed > 0 ? {} : { atOnce: 1 },
  )
  const queue = new JobQueue({
    database,
    jobs: wired.rooms.flatMap((room) => room.jobs),
    timers: new Map(wired.rooms.flatMap((room) => Object.entries(room.timers))),
    organisations,
  })
  const beat = isWorker ? keepBeating(database) : undefined
  const minutes = database.clock.speed > 0 ? keepMinutes(database) : undefined
  // A clock that stands still is moved by hand, and so is the work.
  if (isWorker && database.clock.speed > 0) {
    outbox.start()
    await queue.start()
  }
  return {
    outbox,
    queue,
    async stop() {
      beat?.()
      minutes?.()
      await queue.stop()
      await outbox.stop()
    },
  }
}
