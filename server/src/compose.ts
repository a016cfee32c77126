/**
 * The only file that knows every module and product. It chooses the rooms of a server, puts them
 * together and runs them in the roles that were asked for.
 */
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Config } from '#foundation/config'
import { Database, type MigrationSource, migrate } from '#foundation/db'
import type { Outbox } from '#foundation/events'
import {
  type DoorGroup,
  Limits,
  makeHttp,
  mount,
  openApi,
  serveDocs,
  serveHealth,
  serveWeb,
} from '#foundation/http'
import { JobQueue } from '#foundation/jobs'
import { rememberDefinitions } from '#foundation/lifecycle'
import type { Live } from '#foundation/live'
import { type Product, type Room, type Wired, wire } from '#foundation/module'
import { type Clock, systemClock } from '#foundation/time'
import { auditModule } from '#modules/audit'
import { availabilityModule } from '#modules/availability'
import { catalogModule } from '#modules/catalog'
import { demoModule, listSeeds, noteSeedBegun, noteSeedDone } from '#modules/demo'
import { dispatchWith } from '#modules/dispatch'
import { filesModule, keepFilesIn, signAddressesWith } from '#modules/files'
import { identification, identityModule, runIn } from '#modules/identity'
import { insightsWith, logSink } from '#modules/insights'
import { ledgerModule, verifyLedger } from '#modules/ledger'
import { matchingModule } from '#modules/matching'
import { notificationsModule } from '#modules/notifications'
import {
  createOrganisation,
  findOrganisationBySlug,
  listOrganisationIds,
  organisationsModule,
} from '#modules/organisations'
import { paymentsModule } from '#modules/payments'
import { placesModule } from '#modules/places'
import { reviewsModule } from '#modules/reviews'
import { sandboxPages, stripeSandboxModule } from '#modules/stripe-sandbox'
import { trackingModule } from '#modules/tracking'
import { verificationModule } from '#modules/verification'
import { webhooksModule } from '#modules/webhooks'
import { ridendine, ridendineFleet, ridendineInsights } from '#products/ridendine'
import { zenvee, zenveeInsights } from '#products/zenvee'
import { openRealtime, type Parts, startRooms, startWork } from './parts.ts'

/** Modules in the order of their needs: whoever needs another comes after it. */
export const modules: readonly Room[] = [
  organisationsModule,
  auditModule,
  notificationsModule,
  filesModule,
  identityModule,
  verificationModule,
  catalogModule,
  placesModule,
  availabilityModule,
  matchingModule,
  trackingModule,
  dispatchWith({ ridendine: ridendineFleet }),
  ledgerModule,
  stripeSandboxModule,
  paymentsModule,
  reviewsModule,
  webhooksModule,
  insightsWith({ zenvee: zenveeInsights, ridendine: ridendineInsights }),
  demoModule,
]

export const products: readonly Product[] = [zenvee, ridendine]

export type Role = 'api' | 'realtime' | 'worker'
export const everyRole: readonly Role[] = ['api', 'realtime', 'worker']

export interface ComposeOptions {
  readonly config: Config
  readonly databaseUrl: string
  readonly clock?: Clock
  /** Names of the products to run; all of them unless told. */
  readonly products?: readonly string[]
  readonly roles?: readonly Role[]
  readonly secret: string
  /** Check every answer against its contract: in tests. */
  readonly checkAnswers?: boolean
  readonly port?: number
  /** Folder of the built web app; none without it. */
  readonly webFolder?: string
}

/** A running server. */
export interface Kontor {
  readonly database: Database
  readonly wired: Wired
  readonly app: FastifyInstance
  readonly url: string
  readonly live: Live | undefined
  readonly outbox: Outbox
  readonly queue: JobQueue
  readonly products: readonly Product[]
  readonly doors: readonly DoorGroup[]
  /** Take no more requests, finish what is in hand, stop. */
  stop(): Promise<void>
}

/** The rooms for these products: every module (their tables are there anyway) and the products. */
export function roomsFor(names?: readonly string[]): {
  rooms: readonly Room[]
  chosen: readonly Product[]
} {
  const unknown = names?.find((name) => !products.some((product) => product.name === name))
  if (unknown)
    throw new Error(
      `there is no product ${unknown}; there are: ${products.map((product) => product.name).join(', ')}`,
    )
  const chosen = products.filter((product) => !names || names.includes(product.name))
  return { rooms: [...modules, ...chosen], chosen }
}

/** Where the migrations lie, foundation's first; of every product, so that a database suits each choice. */
export function migrationSources(): MigrationSource[] {
  return [
    { name: 'foundation', folder: join(import.meta.dirname, 'foundation', 'migrations') },
    ...[...modules, ...products].map((room) => ({
      name: room.name,
      folder: join(room.folder, 'migrations'),
    })),
  ]
}

/** Bring a database up to date; answers the names of what ran (or would run). */
export async function migrateAll(url: string, { plan = false } = {}): Promise<string[]> {
  if (!plan) await JobQueue.prepare(url)
  return (await migrate(url, migrationSources(), { plan })).map(
    (file) => `${file.source}/${file.name}`,
  )
}

/** Where a product's doors stand: one that was asked for by name, alone, needs no name of its own. */
export function prefixOf(product: Product, names?: readonly string[]): string {
  return names?.length === 1 ? product.prefixAlone : product.prefix
}

/** Which doors stand under which prefix. */
export function doorGroups(chosen: readonly Product[], names?: readonly string[]): DoorGroup[] {
  return chosen.flatMap((product) => {
    const prefix = prefixOf(product, names)
    const shown = [...modules.filter((module) => product.shows.includes(module.name)), product]
    return shown
      .filter((room) => room.doors.length > 0)
      .map((room) => ({
        prefix,
        tag: room === product ? product.title : `${product.title} · ${room.title}`,
        doors: room.doorsAt?.(product.name) ?? room.doors,
      }))
  })
}

/** Put a server together and start it in its roles. The database must be migrated. */
export async function startKontor(options: ComposeOptions): Promise<Kontor> {
  const { config, clock = systemClock, roles = everyRole } = options
  const { rooms, chosen } = roomsFor(options.products)
  const wired = wire(rooms, clock)
  const { databaseUrl, secret } = options
  const connections = config.DATABASE_POOL
  const database = new Database({ url: databaseUrl, clock, wiring: wired.wiring, connections })
  await rememberDefinitions(
    database,
    rooms.flatMap((room) => room.lifecycles),
  )

  const who = identification(database, secret, wired.permitsOf, config.KONTOR_ORGANISATION)
  const origins = listOf(config.CORS_ORIGINS)
  const organisations = () => listOrganisationIds(database)
  const parts: Parts = { config, database, wired, who, origins, organisations }
  runIn({ openRoles: [...new Set(chosen.flatMap((product) => product.openRoles))] })
  signAddressesWith(secret)
  const [first] = chosen
  if (first) keepFilesIn({ prefix: prefixOf(first, options.products) })

  const app = await makeHttp({ origins })
  const doors = doorGroups(chosen, options.products)
  if (roles.includes('api')) await openDoors(options, parts, app, doors)
  serveHealth(app, database)
  // Roles in processes of their own hear each other, however many instances there are.
  const several = config.REALTIME_INSTANCES > 1 || roles.length < everyRole.length
  const holdsSockets = roles.includes('realtime')
  const live =
    holdsSockets || several
      ? openRealtime(parts, holdsSockets ? app : undefined, several)
      : undefined
  const url = await app.listen({ port: options.port ?? config.PORT, host: config.HOST })
  const running = await startRooms(rooms, { config, database, clock, localUrl: () => url })
  const work = await startWork(parts, roles.includes('worker'))

  return {
    database,
    wired,
    app,
    url,
    live,
    outbox: work.outbox,
    queue: work.queue,
    products: chosen,
    doors,
    async stop() {
      await live?.close()
      await app.close()
      await work.stop()
      for (const each of running.reverse()) await each.stop()
      await database.close()
    },
  }
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

/** The API, its page, and the web app when it is built. */
async function openDoors(
  options: ComposeOptions,
  { config, database, who }: Parts,
  app: FastifyInstance,
  doors: readonly DoorGroup[],
): Promise<void> {
  const limits = new Limits(config.RATE_LIMITS)
  const checkAnswers = options.checkAnswers ?? false
  for (const group of doors) {
    mount({ app, database, who, limits, checkAnswers }, group.prefix, group.doors)
  }
  await app.register(sandboxPages, { prefix: '/sandbox/stripe' })
  await serveDocs(app, openApi(doors, '1.0.0'))
  const alone = options.products?.length === 1 ? options.products[0] : undefined
  if (options.webFolder) await serveWeb(app, options.webFolder, alone)
}

export {
  createOrganisation,
  findOrganisationBySlug,
  listOrganisationIds,
  listSeeds,
  logSink,
  noteSeedBegun,
  noteSeedDone,
  verifyLedger,
}
