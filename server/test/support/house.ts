import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import { io } from 'socket.io-client'
import { type Client, createClient, type Joined, LIVE_NAMESPACE, type Told } from '#contract'
import { signIn, signInAsPersona } from '#contract/identity'
import { readConfig } from '#foundation/config'
import { SYSTEM } from '#foundation/db'
import { newId } from '#foundation/ids'
import { saveClock } from '#foundation/records'
import { type AdjustableClock, adjustableClock } from '#foundation/time'
import { createOrganisation } from '#modules/organisations'
import { runningSandbox } from '#modules/stripe-sandbox'
import { type Kontor, type Role, roomsFor, startKontor } from '#server/compose'
import { cloneDatabase, dropDatabase } from '#testing'

/** A whole server with the demo in it, on a clock that is moved by hand. */
export interface TestHouse {
  readonly kontor: Kontor
  readonly clock: AdjustableClock
  readonly baseUrl: string
  readonly orgId: string
  /** A second organisation with people of its own, which must never be touched. */
  readonly otherOrgId: string
  readonly databaseUrl: string
  /** Signed in as a persona of the demo. */
  as(persona: string): Promise<SignedInPerson>
  withPassword(email: string, password: string, organisation?: string): Promise<SignedInPerson>
  /** Deliver, do due jobs, let the payment sandbox answer, until all is quiet. */
  drain(): Promise<void>
  /** Move the clock and do what has become due. */
  passes(ms: number): Promise<void>
  close(): Promise<void>
}

export interface SignedInPerson {
  readonly client: Client
  readonly token: string
  readonly personId: string
  /** A socket of this person, joined to rooms; `told` fills as it hears. */
  listen(...topics: readonly string[]): Promise<Listening>
}

export interface Listening {
  readonly socket: Socket
  readonly told: Told[]
  readonly joined: Joined[]
}

export interface HouseOptions {
  readonly people?: number
  readonly start?: Date
  readonly roles?: readonly Role[]
  readonly rateLimits?: boolean
  /** The clock runs and the workers work by themselves, as in the demo; else both are moved by hand. */
  readonly isAlive?: boolean
  /** Products whose demo is filled in; all of them unless told. The others stand there empty. */
  readonly seeds?: readonly string[]
  /** Folder of the built web app, to serve it as well. */
  readonly webFolder?: string
}

const START = new Date('2026-06-01T14:00:00Z')

/** Start a server on a database of its own and seed the demo twice: two organisations. */
export async function openHouse(options: HouseOptions = {}): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-house-'))
  const name = `house_${newId().replaceAll('-', '').slice(-12)}_${process.pid}`
  const databaseUrl = await cloneDatabase(name, roomsFor().rooms)
  const start = options.start ?? START
  const clock = adjustableClock(start, options.isAlive ? 1 : 0)
  const config = readConfig({
    KONTOR_DATA_DIR: folder,
    KONTOR_DEMO: '1',
    RATE_LIMITS: options.rateLimits ? '1' : '0',
    LOG_LEVEL: 'silent',
    PORT: '0',
  })
  const kontor = await startKontor({
    config,
    databaseUrl,
    clock,
    secret: 'a-secret-for-tests-only-0123456789abcdef',
    checkAnswers: true,
    port: 0,
    roles: options.roles,
    webFolder: options.webFolder,
  })
  if (options.isAlive) await startClock(kontor, clock, start)
  const orgId = await seedOrganisation(kontor, clock, config, {
    slug: config.KONTOR_ORGANISATION,
    people: options.people ?? 14,
    seeds: options.seeds,
  })
  const otherOrgId = await seedOrganisation(kontor, clock, config, {
    slug: 'beta-town',
    people: 4,
    seeds: options.seeds,
  })
  const baseUrl = `${kontor.url}/zenvee/v1`

  async function drain(): Promise<void> {
    for (let round = 0; round < 300; round += 1) {
      const delivered = await kontor.outbox.drain()
      const answered = (await runningSandbox()?.sandbox.tick()) ?? 0
      const worked = await kontor.queue.drain()
      if (delivered === 0 && answered === 0 && !worked) return
    }
    throw new Error('the house does not come to rest')
  }

  return {
    kontor,
    clock,
    baseUrl,
    orgId,
    otherOrgId,
    databaseUrl,
    drain,
    as: (persona) =>
      enter(kontor, baseUrl, (visitor) =>
        visitor.call(signInAsPersona, { key: persona, device: 'test' }),
      ),
    withPassword: (email, password, organisation) =>
      enter(
        kontor,
        baseUrl,
        (visitor) => visitor.call(signIn, { email, password, device: 'test' }),
        organisation,
      ),
    async passes(ms) {
      clock.passes(ms)
      await drain()
    },
    async close() {
      await kontor.stop()
      await dropDatabase(name)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Every process of a demo follows the database's clock; ours is ahead of the world's. */
async function startClock(kontor: Kontor, clock: AdjustableClock, start: Date): Promise<void> {
  await kontor.database.transact({ orgId: newId(), actor: SYSTEM }, (tx) =>
    saveClock(tx, start.getTime() - Date.now(), 1),
  )
  clock.set(start, 1)
}

async function seedOrganisation(
  kontor: Kontor,
  clock: AdjustableClock,
  config: ReturnType<typeof readConfig>,
  { slug, people, seeds }: { slug: string; people: number; seeds?: readonly string[] },
): Promise<string> {
  const orgId = newId()
  const { database } = kontor
  await database.transact({ orgId, actor: SYSTEM }, (tx) =>
    createOrganisation(tx, {
      slug,
      name: slug,
      currency: 'USD',
      timezone: 'America/New_York',
      jurisdiction: 'US-MA',
    }),
  )
  for (const product of kontor.products.filter(({ name }) => seeds?.includes(name) ?? true))
    await product.seed?.({ database, orgId, clock, config, people })
  return orgId
}

async function enter(
  kontor: Kontor,
  baseUrl: string,
  signedIn: (visitor: Client) => Promise<{ accessToken: string; profile: { id: string } }>,
  organisation?: string,
): Promise<SignedInPerson> {
  const visitor = createClient({ baseUrl, organisation })
  const session = await signedIn(visitor)
  let token = session.accessToken
  // Tests move the clock by hours; a person who comes back signs in again.
  const onUnauthorized = async () => {
    token = (await signedIn(visitor)).accessToken
    return true
  }
  return {
    get token() {
      return token
    },
    personId: session.profile.id,
    client: createClient({ baseUrl, token: () => token, onUnauthorized }),
    async listen(...topics) {
      const socket = io(kontor.url + LIVE_NAMESPACE, {
        auth: { token },
        transports: ['websocket'],
        forceNew: true,
      })
      const told: Told[] = []
      socket.on('told', (message: Told) => told.push(message))
      await new Promise<void>((resolve, reject) => {
        socket.on('connect', () => resolve())
        socket.on('connect_error', reject)
      })
      const joined: Joined[] = []
      for (const topic of topics)
        joined.push((await socket.emitWithAck('join', { topic })) as Joined)
      return { socket, told, joined }
    },
  }
}

/** Wait in real time until something is so; fails after five seconds. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 5000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`it did not come about: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
