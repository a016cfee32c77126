import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Actor, Database, type Query, type Tx } from '#foundation/db'
import { type EventType, Outbox } from '#foundation/events'
import { newId } from '#foundation/ids'
import { JobQueue } from '#foundation/jobs'
import { type Room, type Wired, wire } from '#foundation/module'
import { type AdjustableClock, adjustableClock } from '#foundation/time'
import { cloneDatabase, dropDatabase } from './template.ts'

/** Somebody in a world: acts as themselves, with the permits of their roles. */
export interface Person {
  readonly id: string
  readonly orgId: string
  readonly actor: Actor
  /** Run a use case as this person, in a transaction of its own. */
  does<Input, Answer>(
    work: (tx: Tx, input: Input) => Promise<Answer>,
    input: Input,
  ): Promise<Answer>
  /** The same with the transaction in hand. */
  act<Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer>
}

/** A database of its own with the rooms in it, two organisations, and a clock that is moved by hand. */
export interface World {
  readonly database: Database
  readonly wired: Wired
  readonly clock: AdjustableClock
  /** The organisation that a test plays in, and one beside it that must never be touched. */
  readonly orgId: string
  readonly otherOrgId: string
  readonly url: string
  person(options?: {
    roles?: readonly string[]
    orgId?: string
    id?: string
    permits?: readonly string[]
  }): Person
  /** The system, in an organisation. */
  system(orgId?: string): Person
  /** Deliver every event and do every job that is due by the clock, until all is quiet. */
  drain(): Promise<void>
  /** Payloads of what was told, oldest first. */
  told<Payload>(of: EventType<Payload>): Promise<Payload[]>
  /** As the owner, past every fence: for looking, and for breaking things on purpose. */
  raw<Row extends pg.QueryResultRow>(query: Query | string): Promise<Row[]>
  close(): Promise<void>
}

const START = new Date('2026-06-01T14:00:00Z')

/** Make a world of these rooms (a module under test with the modules it needs). Close it after. */
export async function makeWorld(options: { rooms: readonly Room[]; start?: Date }): Promise<World> {
  const clock = adjustableClock(options.start ?? START, 0)
  const wired = wire(options.rooms, clock)
  const name = `world_${randomBytes(6).toString('hex')}`
  const url = await cloneDatabase(name, options.rooms)
  const database = new Database({ url, clock, wiring: wired.wiring, connections: 24 })
  const owner = new pg.Pool({ connectionString: url, max: 2 })
  // Dropping the database may cut off a connection that is still saying goodbye.
  owner.on('error', () => {})
  const outbox = new Outbox(database, wired.subscribers)
  const [orgId, otherOrgId] = [newId(), newId()]
  const queue = new JobQueue({
    database,
    jobs: options.rooms.flatMap((room) => room.jobs),
    timers: new Map(options.rooms.flatMap((room) => Object.entries(room.timers))),
    organisations: async () => [orgId, otherOrgId],
  })

  function someone(actor: Actor, home: string): Person {
    const act = <Answer>(work: (tx: Tx) => Promise<Answer>) =>
      database.transact({ orgId: home, actor }, work)
    return {
      id: actor.id ?? '',
      orgId: home,
      actor,
      act,
      does: (work, input) => act((tx) => work(tx, input)),
    }
  }

  return {
    database,
    wired,
    clock,
    orgId,
    otherOrgId,
    url,
    person: ({ roles = ['customer'], orgId: home = orgId, id = newId(), permits = [] } = {}) =>
      someone(
        { kind: 'person', id, roles, permits: new Set([...wired.permitsOf(roles), ...permits]) },
        home,
      ),
    system: (home = orgId) =>
      someone({ kind: 'system', id: null, roles: ['system'], permits: new Set() }, home),
    async drain() {
      for (let round = 0; round < 200; round += 1) {
        const delivered = await outbox.drain()
        const worked = await queue.drain()
        if (delivered === 0 && !worked) return
      }
      throw new Error('the world does not come to rest')
    },
    async told(of) {
      const { rows } = await owner.query<{ payload: unknown }>(
        'select payload from foundation.events where name = $1 order by event_no',
        [of.name],
      )
      return rows.map((row) => of.payload.parse(row.payload))
    },
    async raw<Row extends pg.QueryResultRow>(query: Query | string) {
      const asked =
        typeof query === 'string'
          ? { text: query, values: [] }
          : { text: query.text, values: [...query.values] }
      return (await owner.query<Row>(asked)).rows
    },
    async close() {
      await queue.stop()
      await database.close()
      await owner.end()
      await dropDatabase(name)
    },
  }
}
