import Fastify from 'fastify'
import pg from 'pg'
import { z } from 'zod'
import { randomToken } from '#foundation/ids'
import type { House, Running } from '#foundation/module'
import { log } from '#foundation/telemetry'
import { answerPages } from './browser/sandbox-pages.ts'
import { keyNamed } from './desk/keys.sql.ts'
import { makeTables } from './desk/make-tables.ts'
import { type StripeSandbox, stripeSandbox } from './sandbox.ts'

/** Where this process's sandbox is, and the keys that open it. */
export interface RunningSandbox {
  readonly host: string
  readonly port: number
  readonly secretKey: string
  readonly publishableKey: string
  readonly webhookSecret: string
  readonly browserBase: string
  readonly sandbox: StripeSandbox
}

const BROWSER_BASE = '/sandbox/stripe'
const HOST = '127.0.0.1'
const CONNECTIONS = 6
const WEBHOOK_DOOR = '/webhooks/stripe'

let running: RunningSandbox | undefined

/** The sandbox of this process; nothing when Stripe itself is configured. */
export function runningSandbox(): RunningSandbox | undefined {
  return running
}

/** Listen at a loopback port of its own, on this database, unless Stripe itself is configured. */
export async function startSandbox(house: House): Promise<Running | undefined> {
  if (house.config.STRIPE_SECRET_KEY) return undefined
  const pool = new pg.Pool({
    connectionString: house.database.url,
    max: CONNECTIONS,
    application_name: 'stripe_sandbox',
  })
  pool.on('error', (error) => log().warn({ error: error.message }, 'idle sandbox connection lost'))
  // One that dies in somebody's hands: its next statement fails, the process goes on.
  pool.on('connect', (client) => client.on('error', () => {}))
  await makeTables(pool)
  const secretKey = await keyNamed(pool, 'secret', `sk_test_${randomToken(18)}`)
  const publishableKey = await keyNamed(pool, 'publishable', `pk_test_${randomToken(18)}`)
  const webhookSecret = await keyNamed(pool, 'webhook', `whsec_${randomToken(24)}`)

  const webhookUrl = await findWebhookDoor(house.localUrl())
  const sandbox = stripeSandbox({
    pool,
    clock: house.clock,
    secretKey,
    publishableKey,
    browserBase: BROWSER_BASE,
    endpoints: webhookUrl ? [{ url: webhookUrl, secret: webhookSecret }] : [],
  })
  await sandbox.prepare()
  const app = Fastify({ forceCloseConnections: true })
  await app.register(sandbox.api)
  const pages = Fastify()
  await pages.register(sandbox.browser)
  await pages.ready()
  const address = new URL(await app.listen({ port: 0, host: HOST }))
  // A process without doors leaves delivering to those that have them.
  // With a clock that is moved by hand, whoever moves it delivers too.
  if (webhookUrl && house.clock.speed > 0) sandbox.start()
  running = {
    host: HOST,
    port: Number(address.port),
    secretKey,
    publishableKey,
    webhookSecret,
    browserBase: BROWSER_BASE,
    sandbox,
  }
  answerPages((asked) => pages.inject(asked))
  return {
    async stop() {
      running = undefined
      answerPages(undefined)
      await sandbox.stop()
      await Promise.all([app.close(), pages.close()])
      await pool.end()
    },
  }
}

const described = z.object({ paths: z.record(z.string(), z.unknown()) })

/** Where the API takes webhooks, from its own description, as an outsider would find it. */
async function findWebhookDoor(origin: string): Promise<string | undefined> {
  if (!origin) return undefined
  try {
    const { paths } = described.parse(await (await fetch(`${origin}/openapi.json`)).json())
    const path = Object.keys(paths).find((each) => each.endsWith(WEBHOOK_DOOR))
    return path ? origin + path : undefined
  } catch (error) {
    log().warn({ error: String(error) }, 'the payment sandbox finds nobody to tell')
    return undefined
  }
}
