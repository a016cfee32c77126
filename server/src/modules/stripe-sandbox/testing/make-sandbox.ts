import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import pg from 'pg'
import Stripe from 'stripe'
import { newId } from '#foundation/ids'
import { type AdjustableClock, adjustableClock } from '#foundation/time'
import { cloneDatabase, dropDatabase } from '#testing'
import { type StripeSandbox, stripeSandbox } from '../sandbox.ts'

export const SECRET_KEY = 'sk_test_sandbox'
export const PUBLISHABLE_KEY = 'pk_test_sandbox'
export const WEBHOOK_SECRET = 'whsec_sandbox'

export interface Heard {
  type: string
  id: string
  event: Stripe.Event
}

/** A sandbox on a database of its own, an SDK that talks to it, and an ear for its webhooks. */
export interface TestSandbox {
  readonly sandbox: StripeSandbox
  readonly stripe: Stripe
  readonly clock: AdjustableClock
  readonly pool: pg.Pool
  readonly apiUrl: string
  readonly browserUrl: string
  readonly heard: Heard[]
  /** How the ear answers, from now on. */
  answerWith(status: number): void
  /** Another SDK client: its timeout in milliseconds and how often it tries again. */
  client(options?: { timeout?: number; maxNetworkRetries?: number }): Stripe
  /** Pass the time and let everything that is due happen. */
  passes(ms: number): Promise<void>
  close(): Promise<void>
}

export async function makeSandbox(): Promise<TestSandbox> {
  const name = `sandbox_${newId().replaceAll('-', '').slice(-12)}`
  const pool = new pg.Pool({ connectionString: await cloneDatabase(name, []), max: 12 })
  // A connection that the dropped database cuts off at the end is nobody's fault.
  pool.on('error', () => {})
  const clock = adjustableClock(new Date('2026-06-01T14:00:00Z'), 0)
  const ear = makeEar(clock)
  const earUrl = await listen(ear.server)
  const sandbox = stripeSandbox({
    pool,
    clock,
    secretKey: SECRET_KEY,
    publishableKey: PUBLISHABLE_KEY,
    browserBase: '/sandbox/stripe',
    endpoints: [{ url: `${earUrl}/hook`, secret: WEBHOOK_SECRET }],
  })
  await sandbox.prepare()
  const api = Fastify()
  await api.register(sandbox.api)
  const browser = Fastify()
  await browser.register(sandbox.browser, { prefix: '/sandbox/stripe' })
  const apiUrl = await api.listen({ port: 0, host: '127.0.0.1' })
  const browserUrl = await browser.listen({ port: 0, host: '127.0.0.1' })

  const client = (options = {}) =>
    new Stripe(SECRET_KEY, {
      host: '127.0.0.1',
      port: Number(new URL(apiUrl).port),
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
      ...options,
    })
  return {
    sandbox,
    stripe: client(),
    clock,
    pool,
    apiUrl,
    browserUrl: `${browserUrl}/sandbox/stripe`,
    heard: ear.heard,
    answerWith: ear.answerWith,
    client,
    async passes(ms) {
      clock.passes(ms)
      for (let round = 0; round < 100 && (await sandbox.tick()) > 0; round += 1);
    },
    async close() {
      await Promise.all([api.close(), browser.close()])
      ear.server.closeAllConnections()
      ear.server.close()
      await pool.end()
      await dropDatabase(name)
    },
  }
}

function makeEar(clock: AdjustableClock) {
  const heard: Heard[] = []
  let status = 200
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      if (status === 200) {
        const event = Stripe.webhooks.constructEvent(
          body,
          String(request.headers['stripe-signature']),
          WEBHOOK_SECRET,
          300,
          undefined,
          clock.now().getTime(),
        )
        heard.push({ type: event.type, id: event.id, event })
      }
      response.writeHead(status).end('{}')
    })
  })
  return {
    heard,
    server,
    answerWith: (next: number) => {
      status = next
    },
  }
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve(`http://127.0.0.1:${port}`)
    })
  })
}
