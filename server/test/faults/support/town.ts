import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { type Client, createClient, type Joined, LIVE_NAMESPACE, type Told } from '#contract'
import { register } from '#contract/identity'
import { readConfig } from '#foundation/config'
import { Database, SYSTEM } from '#foundation/db'
import { newId } from '#foundation/ids'
import { createOrganisation } from '#modules/organisations'
import { type Kontor, type Role, startKontor } from '#server/compose'

/** A server in real time on a migrated database, without a demo. */
export interface Server {
  readonly kontor: Kontor
  readonly baseUrl: string
  stop(): Promise<void>
}

export interface ServerOptions {
  readonly roles?: readonly Role[]
  readonly env?: Readonly<Record<string, string>>
}

/** Start a server on a database that has its tables and its organisation. */
export async function openServer(
  databaseUrl: string,
  { roles, env = {} }: ServerOptions = {},
): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-fault-'))
  const config = readConfig({
    KONTOR_DATA_DIR: folder,
    KONTOR_DEMO: '0',
    KONTOR_ORGANISATION: 'town',
    RATE_LIMITS: '0',
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...env,
  })
  const kontor = await startKontor({
    config,
    databaseUrl,
    secret: 'a-secret-for-tests-only-0123456789abcdef',
    port: 0,
    roles,
  })
  return {
    kontor,
    baseUrl: `${kontor.url}/zenvee/v1`,
    async stop() {
      await kontor.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The organisation that visitors of these servers belong to; answers its id. */
export async function makeTown(databaseUrl: string): Promise<string> {
  const database = new Database({ url: databaseUrl, connections: 2 })
  const orgId = newId()
  await database.transact({ orgId, actor: SYSTEM }, (tx) =>
    createOrganisation(tx, {
      slug: 'town',
      name: 'Town',
      currency: 'USD',
      timezone: 'America/New_York',
      jurisdiction: 'US-MA',
    }),
  )
  await database.close()
  return orgId
}

export interface Citizen {
  readonly id: string
  readonly token: string
  readonly client: Client
}

/** Register somebody over HTTP. */
export async function citizen(baseUrl: string): Promise<Citizen> {
  const visitor = createClient({ baseUrl })
  const signedIn = await visitor.call(register, {
    email: `${newId()}@town.example`,
    password: `a password of ${newId()}`,
    name: 'Somebody',
  })
  const token = signedIn.accessToken
  return { id: signedIn.profile.id, token, client: createClient({ baseUrl, token: () => token }) }
}

export interface Listener {
  readonly socket: Socket
  readonly told: Told[]
  join(topic: string, since?: number): Promise<Joined>
}

/** A socket that comes back by itself, as the web app's does, and joins again from where it was. */
export async function listenAt(url: string, token: string): Promise<Listener> {
  const socket = io(url + LIVE_NAMESPACE, {
    auth: { token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 300,
  })
  const told: Told[] = []
  const seen = new Map<string, number>()
  const note = (message: Told) => {
    told.push(message)
    if (message.seq > (seen.get(message.topic) ?? 0)) seen.set(message.topic, message.seq)
  }
  socket.on('told', note)
  const join = async (topic: string, since?: number) => {
    const joined = (await socket.timeout(8000).emitWithAck('join', { topic, since })) as Joined
    if (joined.ok && !seen.has(topic)) seen.set(topic, since ?? joined.seq ?? 0)
    for (const missed of joined.missed ?? []) note(missed)
    return joined
  }
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
  })
  socket.on('connect', () => {
    for (const [topic, since] of seen) void rejoin(topic, since)
  })
  async function rejoin(topic: string, since: number): Promise<void> {
    const joined = await join(topic, since).catch(() => undefined)
    if (!joined?.ok && socket.connected) setTimeout(() => void rejoin(topic, since), 200)
  }
  return { socket, told, join }
}
