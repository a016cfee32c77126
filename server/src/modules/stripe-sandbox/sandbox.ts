import type { FastifyError, FastifyInstance, FastifyPluginAsync } from 'fastify'
import { log } from '#foundation/telemetry'
import { servePages } from './browser/browser-routes.ts'
import { customerRoutes } from './cards/customers.ts'
import { paymentMethodRoutes } from './cards/payment-methods.ts'
import { setupIntentRoutes } from './cards/setup-intents.ts'
import { chargeRoutes } from './charging/charges.ts'
import { disputeRoutes } from './charging/disputes.ts'
import { paymentIntentRoutes } from './charging/payment-intents.ts'
import { refundRoutes } from './charging/refunds.ts'
import { accountRoutes, finishOnboarding } from './connect/accounts.ts'
import { payoutRoutes } from './connect/payouts.ts'
import { transferRoutes } from './connect/transfers.ts'
import type { Sandbox, SandboxOptions } from './desk/call.ts'
import { makeTables } from './desk/make-tables.ts'
import { readObject } from './desk/objects.sql.ts'
import { doPlans } from './desk/plans.ts'
import { makeRunner } from './desk/runner.ts'
import { readForms, serveRoutes } from './desk/serve.ts'
import { transact } from './desk/transact.ts'
import { deliverDue } from './webhooks/deliver-webhooks.adapter.ts'
import { standEndpoints, webhookRoutes } from './webhooks/endpoints.ts'
import { type Faults, faultsSchema, noFaults } from './webhooks/faults.ts'

const routes = [
  ...customerRoutes,
  ...paymentMethodRoutes,
  ...setupIntentRoutes,
  ...paymentIntentRoutes,
  ...chargeRoutes,
  ...refundRoutes,
  ...disputeRoutes,
  ...accountRoutes,
  ...transferRoutes,
  ...payoutRoutes,
  ...webhookRoutes,
]

const RETRY_DELAYS_MS = [1000, 5000, 30_000, 120_000, 600_000, 3_600_000, 10_800_000]

/** The sandbox, not yet listening. */
export interface StripeSandbox {
  /** Everything, for the SDK: register it on an app of its own at a loopback port. */
  readonly api: FastifyPluginAsync
  /** The pages and the few addresses a browser may call: register at `/sandbox/stripe`. */
  readonly browser: FastifyPluginAsync
  /** Make the tables (safe to repeat) and the standing endpoints. Call before serving. */
  readonly prepare: () => Promise<void>
  /** Deliver and do what is planned, in the background, until stopped. */
  readonly start: () => void
  readonly stop: () => Promise<void>
  /** Once: do what is due by the clock. Answers how many deeds and deliveries there were. */
  readonly tick: () => Promise<number>
  /** An account is onboarded as if its page had been submitted; for demos. */
  readonly onboard: (accountId: string, bankAccount?: string) => Promise<void>
  /** What goes wrong on purpose from now on; nothing named: nothing goes wrong. */
  readonly setFaults: (faults?: Partial<Faults>) => void
}

/**
 * A Stripe of our own: the official SDK talks to it over HTTP and cannot tell. It is the
 * outside world, so it keeps its own tables and knows nothing of organisations.
 */
export function stripeSandbox(options: SandboxOptions): StripeSandbox {
  const runner = makeRunner(() => tick())
  const sandbox: Sandbox = {
    endpoints: [],
    payoutArrivesAfterMs: 10_000,
    disputeOpensAfterMs: 5000,
    retryDelaysMs: RETRY_DELAYS_MS,
    fee: { basisPoints: 290, fixedMinor: 30 },
    ...options,
    faults: noFaults(),
    ring: runner.ring,
  }
  const setFaults = (faults: unknown = {}) => {
    sandbox.faults = faultsSchema.parse(faults)
  }
  const tick = async () => (await doPlans(sandbox)) + (await deliverDue(sandbox))

  return {
    api: async (app) => {
      prepareApp(app)
      serveRoutes(app, sandbox, routes)
      serveAdmin(app, sandbox, setFaults, tick)
    },
    browser: async (app) => {
      prepareApp(app)
      serveRoutes(app, sandbox, routes, { isBrowser: true })
      servePages(app, sandbox)
    },
    async prepare() {
      await makeTables(sandbox.pool)
      await transact(sandbox, '', (call) => standEndpoints(call, sandbox.endpoints))
    },
    start: runner.start,
    stop: runner.stop,
    tick,
    setFaults,
    async onboard(accountId, bankAccount = '000123456789') {
      await transact(sandbox, '', async (call) =>
        finishOnboarding(call, await readObject(call, 'account', accountId), bankAccount),
      )
      sandbox.ring()
    },
  }
}

function prepareApp(app: FastifyInstance): void {
  readForms(app)
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    const status = error.name === 'ZodError' ? 400 : (error.statusCode ?? 500)
    if (status >= 500) log().error({ error }, 'the payment sandbox broke')
    return reply.code(status).send({
      error: {
        type: status >= 500 ? 'api_error' : 'invalid_request_error',
        message: status >= 500 ? 'An error occurred on our end.' : 'The request could not be read.',
      },
    })
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      error: {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${request.method}: ${request.url.split('?')[0]}).`,
      },
    }),
  )
}

/** For tests: read and set the faults, deliver now. Only with the secret key. */
function serveAdmin(
  app: FastifyInstance,
  sandbox: Sandbox,
  setFaults: (faults: unknown) => void,
  tick: () => Promise<number>,
): void {
  app.register(async (admin) => {
    admin.addHook('onRequest', async (request, reply) => {
      if (request.headers.authorization === `Bearer ${sandbox.secretKey}`) return
      return reply
        .code(401)
        .send({ error: { type: 'invalid_request_error', message: 'Invalid API Key provided.' } })
    })
    admin.get('/admin/faults', async () => sandbox.faults)
    admin.put('/admin/faults', async (request) => {
      setFaults(request.body)
      return sandbox.faults
    })
    admin.post('/admin/tick', async () => ({ did: await tick() }))
  })
}
