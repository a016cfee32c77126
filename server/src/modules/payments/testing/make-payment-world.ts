import Fastify, { type FastifyInstance } from 'fastify'
import pg from 'pg'
import { type Client, createClient } from '#contract/client'
import { Limits, makeHttp, mount } from '#foundation/http'
import { type Money, money } from '#foundation/money'
import { addMs, hours, seconds } from '#foundation/time'
import { accountFor, ledgerModule, type Owner, type Purpose, readBalance } from '#modules/ledger'
import { type StripeSandbox, stripeSandbox } from '#modules/stripe-sandbox'
import { makeWorld, type Person, type World } from '#testing'
import {
  type Between,
  chooseProvider,
  paymentsModule,
  saveMethod,
  stripeProvider,
} from '../index.ts'

const KEYS = { secretKey: 'sk_test_world', publishableKey: 'pk_test_world' }
const WEBHOOK_SECRET = 'whsec_world'

/** A world in which cards can be charged: the sandbox runs beside it and its webhooks come in by HTTP. */
export interface PaymentWorld {
  readonly world: World
  readonly sandbox: StripeSandbox
  readonly app: FastifyInstance
  readonly apiUrl: string
  readonly pool: pg.Pool
  /** Deliver events, do what is planned, hear webhooks, until all is quiet. */
  settle(): Promise<void>
  passes(ms: number): Promise<void>
  clientOf(person: Person): Client
  between(person: Person): Between
  /** A customer with a card, by number as `pm_card_…`. */
  customerWith(method?: string): Promise<Person>
  /** A technician whose payouts are set up. */
  technician(bankAccount?: string): Promise<Person>
  /** What an account has, minor units. */
  has(owner: Owner, purpose: Purpose): Promise<number>
  /** How many charges the provider really made. */
  charges(): Promise<number>
  /** Answer the bank's question of a payment, as the payer in a browser. */
  answerBank(actionUrl: string, outcome: 'pass' | 'fail'): Promise<void>
  close(): Promise<void>
}

export const usd = (minor: number): Money => money(minor, 'USD')
export const STRIPE: Owner = { kind: 'external', name: 'stripe' }
export const PLATFORM: Owner = { kind: 'platform' }
export const personOwner = (person: Person): Owner => ({ kind: 'person', id: person.id })

export async function makePaymentWorld(
  options: { timeoutMs?: number } = {},
): Promise<PaymentWorld> {
  const world = await makeWorld({ rooms: [ledgerModule, paymentsModule] })
  const pool = new pg.Pool({ connectionString: world.url, max: 8 })
  // A connection that the dropped database cuts off at the end is nobody's fault.
  pool.on('error', () => {})
  const people = new Map<string, Person>()
  const app = await makeHttp({ origins: [] })
  mount(
    {
      app,
      database: world.database,
      limits: new Limits(false),
      checkAnswers: true,
      who: {
        defaultOrganisation: 'home',
        organisationBySlug: async () => world.otherOrgId,
        async fromToken(token) {
          const person = people.get(token)
          return person
            ? { orgId: person.orgId, actor: person.actor, until: addMs(new Date(), hours(1)) }
            : null
        },
      },
    },
    '/v1',
    paymentsModule.doors,
  )
  mount(
    {
      app,
      database: world.database,
      limits: new Limits(false),
      checkAnswers: true,
      who: {
        defaultOrganisation: 'home',
        organisationBySlug: async () => world.otherOrgId,
        fromToken: async (token) => {
          const person = people.get(token)
          return person
            ? { orgId: person.orgId, actor: person.actor, until: addMs(new Date(), hours(1)) }
            : null
        },
      },
    },
    '/v1',
    ledgerModule.doors,
  )
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const sandbox = stripeSandbox({
    pool,
    clock: world.clock,
    ...KEYS,
    browserBase: '/sandbox/stripe',
    endpoints: [{ url: `${url}/v1/webhooks/stripe`, secret: WEBHOOK_SECRET }],
  })
  await sandbox.prepare()
  const api = Fastify({ forceCloseConnections: true })
  await api.register(sandbox.api)
  const pages = Fastify()
  await pages.register(sandbox.browser)
  const apiUrl = await api.listen({ port: 0, host: '127.0.0.1' })
  chooseProvider(
    stripeProvider({
      ...KEYS,
      webhookSecret: WEBHOOK_SECRET,
      returnBase: '',
      timeoutMs: options.timeoutMs ?? 5000,
      sandbox: {
        host: '127.0.0.1',
        port: Number(new URL(apiUrl).port),
        browserBase: '/sandbox/stripe',
      },
    }),
  )

  async function settle(): Promise<void> {
    for (let round = 0; round < 60; round += 1) {
      await world.drain()
      const did = await sandbox.tick()
      if (did === 0) return world.drain()
    }
    throw new Error('the world does not come to rest')
  }
  function between(person: Person): Between {
    return { orgId: person.orgId, transact: (work) => person.act(work) }
  }
  function clientOf(person: Person): Client {
    people.set(person.id, person)
    return createClient({ baseUrl: `${url}/v1`, token: () => person.id })
  }
  const made: PaymentWorld = {
    world,
    sandbox,
    app,
    apiUrl,
    pool,
    settle,
    between,
    clientOf,
    async passes(ms) {
      world.clock.passes(ms)
      await settle()
    },
    async customerWith(method = 'pm_card_visa') {
      const person = world.person()
      await person.does(saveMethod, {
        personId: person.id,
        card: {
          methodId: method,
          customerId: null,
          brand: 'visa',
          last4: '4242',
          expMonth: 12,
          expYear: 2030,
        },
      })
      return person
    },
    async technician(bankAccount = '000123456789') {
      const person = world.person({ roles: ['technician'] })
      const { url: page } = await clientOf(person).call(
        (await import('#contract/payments')).beginMyOnboarding,
        { returnPath: '/zenvee/pro' },
      )
      await pages.inject({
        method: 'POST',
        url: page.slice('/sandbox/stripe'.length),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ bank_account: bankAccount }).toString(),
      })
      await settle()
      return person
    },
    async has(owner, purpose) {
      const { balance } = await world
        .person()
        .act(async (tx) =>
          readBalance(tx, (await accountFor(tx, { owner, purpose, currency: 'USD' })).id),
        )
      return Number(balance.minor)
    },
    async charges() {
      const { rows } = await pool.query<{ n: number }>(
        `select count(*)::int as n from stripe_sandbox.objects where kind = 'charge' and body->>'status' = 'succeeded'`,
      )
      return rows[0]?.n ?? 0
    },
    async answerBank(actionUrl, outcome) {
      const [path, query] = actionUrl.slice('/sandbox/stripe'.length).split('?')
      const secret = new URLSearchParams(query).get('client_secret') ?? ''
      await pages.inject({
        method: 'POST',
        url: path ?? '',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ client_secret: secret, outcome }).toString(),
      })
    },
    async close() {
      chooseProvider(undefined)
      await Promise.all([api.close(), pages.close(), app.close()])
      await pool.end()
      await world.close()
    },
  }
  return made
}

export const arrival = seconds(10)
