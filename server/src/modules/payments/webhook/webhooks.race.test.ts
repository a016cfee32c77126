import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minutes, seconds } from '#foundation/time'
import { verifyLedger } from '#modules/ledger'
import type { Person } from '#testing'
import {
  authorise,
  capture,
  confirmReturn,
  PaymentAuthorised,
  PaymentCaptured,
  readPayment,
  refund,
} from '../index.ts'
import {
  makePaymentWorld,
  type PaymentWorld,
  PLATFORM,
  personOwner,
  usd,
} from '../testing/make-payment-world.ts'
import { WebhookReceived } from './events.ts'

let w: PaymentWorld
beforeAll(async () => {
  w = await makePaymentWorld({ timeoutMs: 250 })
})
afterAll(() => w.close())

let bookings = 0
const stateOf = async (paymentId: string) =>
  (await w.world.person().act((tx) => readPayment(tx, paymentId))).state

async function ask(payer: Person, minor = 5000): Promise<string> {
  const { paymentId } = await payer.does(authorise, {
    about: `race:${(bookings += 1)}`,
    payerId: payer.id,
    amount: usd(minor),
    description: 'Race',
  })
  return paymentId
}

const fault = fc.record({
  seed: fc.nat(10_000),
  webhooks: fc.record({
    duplicate: fc.constantFrom(0, 0.5, 1),
    reorder: fc.boolean(),
    delayMs: fc.constantFrom(0, 500, 5000),
    drop: fc.constantFrom(0, 0.4),
    lose: fc.constantFrom(0, 0, 0.5, 1),
  }),
  requests: fc.array(
    fc.record({
      of: fc.constantFrom(
        'POST /v1/payment_intents',
        'POST /v1/refunds',
        'GET /v1/payment_intents',
        'POST /v1/setup_intents',
      ),
      times: fc.constantFrom(1, 4),
      how: fc.constantFrom('cut', 'error', 'busy'),
    }),
    { maxLength: 3 },
  ),
})
const returns = fc.array(fc.constantFrom('return', 'tick', 'drain', 'time'), { maxLength: 6 })

test('whatever webhooks and answers do, one wish is one charge, one capture and one refund', async () => {
  await fc.assert(
    fc.asyncProperty(fault, returns, returns, async (faults, first, second) => {
      const payer = await w.customerWith()
      const technician = w.world.person({ roles: ['technician'] })
      const before = {
        charges: await w.charges(),
        authorised: (await w.world.told(PaymentAuthorised)).length,
        captured: (await w.world.told(PaymentCaptured)).length,
      }
      w.sandbox.setFaults(structuredClone(faults))
      const paymentId = await ask(payer)
      await stir(payer, paymentId, first)
      await calm()
      expect(await stateOf(paymentId)).toBe('authorised')

      w.sandbox.setFaults(structuredClone(faults))
      await technician.does(capture, {
        paymentId,
        amount: usd(5000),
        split: [
          {
            owner: personOwner(technician),
            purpose: 'pending',
            amount: usd(4250),
            what: 'earnings',
          },
          { owner: PLATFORM, purpose: 'fees', amount: usd(750), what: 'platform fee' },
        ],
      })
      await stir(payer, paymentId, second)
      await calm()
      w.sandbox.setFaults(structuredClone(faults))
      await payer.does(refund, {
        paymentId,
        amount: usd(750),
        reason: 'sorry',
        key: `sorry:${paymentId}`,
        paidBy: [{ owner: PLATFORM, purpose: 'fees', amount: usd(750), what: 'refund' }],
      })
      await stir(payer, paymentId, first)
      await calm()

      expect(await stateOf(paymentId)).toBe('partially_refunded')
      expect((await w.charges()) - before.charges).toBe(1)
      expect((await w.world.told(PaymentAuthorised)).length - before.authorised).toBe(1)
      expect((await w.world.told(PaymentCaptured)).length - before.captured).toBe(1)
      expect(await w.has(personOwner(technician), 'pending')).toBe(4250)
      const { rows } = await w.pool.query(
        `select count(*)::int as n from stripe_sandbox.objects where kind = 'refund' and body->'metadata'->>'kontor_payment' = $1`,
        [paymentId],
      )
      expect(rows).toEqual([{ n: 1 }])
      expect(await verifyLedger(w.world.database)).toMatchObject({ wrong: 0 })
    }),
    { numRuns: 8 },
  )
}, 120_000)

/** Time, webhooks, our own worker and the payer, in some order. */
async function stir(payer: Person, paymentId: string, deeds: readonly string[]): Promise<void> {
  for (const deed of deeds) {
    if (deed === 'return') await payer.does(confirmReturn, { paymentId })
    if (deed === 'tick') await w.sandbox.tick()
    if (deed === 'drain') await w.world.drain()
    if (deed === 'time') w.world.clock.passes(seconds(3))
  }
}

/** The trouble is over: postponed deliveries are due, and everything goes on until it is quiet. */
async function calm(): Promise<void> {
  w.sandbox.setFaults()
  await w.settle()
  for (let round = 0; round < 4; round += 1) {
    await w.world.raw(
      `update foundation.deliveries set due_at = clock_timestamp(), leased_until = null where state = 'pending'`,
    )
    await w.passes(seconds(40))
  }
}

/** The work is done, nobody hears of it, and no webhook comes to the rescue: twice, as often as one call tries. */
function goSilentAt(of: string): void {
  w.sandbox.setFaults({
    seed: 1,
    webhooks: { duplicate: 0, reorder: false, delayMs: 0, drop: 0, lose: 1 },
    requests: [{ of, times: 2, how: 'hang' }],
  })
}

test('the provider does the work and the answer is lost: asked again with the same key, it is done once', async () => {
  const before = await w.charges()
  const [payer, technician] = [await w.customerWith(), w.world.person()]
  goSilentAt('POST /v1/payment_intents')
  const paymentId = await ask(payer)
  await w.world.drain()
  expect([await stateOf(paymentId), (await w.charges()) - before]).toEqual(['requested', 1])
  await again()
  expect([await stateOf(paymentId), (await w.charges()) - before]).toEqual(['authorised', 1])

  goSilentAt('POST /v1/payment_intents/')
  const split = [
    {
      owner: personOwner(technician),
      purpose: 'pending' as const,
      amount: usd(5000),
      what: 'earnings',
    },
  ]
  await technician.does(capture, { paymentId, amount: usd(5000), split })
  await w.world.drain()
  expect(await stateOf(paymentId)).toBe('capturing')
  await again()
  expect([await stateOf(paymentId), await w.has(personOwner(technician), 'pending')]).toEqual([
    'captured',
    5000,
  ])

  goSilentAt('POST /v1/refunds')
  await payer.does(refund, {
    paymentId,
    amount: usd(2000),
    reason: 'sorry',
    key: `silent:${paymentId}`,
    paidBy: [{ ...split[0]!, amount: usd(2000), what: 'refund' }],
  })
  await w.world.drain()
  await again()
  const { rows } = await w.pool.query(
    `select body->>'amount_refunded' as refunded from stripe_sandbox.objects
      where kind = 'charge' and body->'metadata'->>'kontor_payment' = $1`,
    [paymentId],
  )
  expect([await stateOf(paymentId), rows]).toEqual(['partially_refunded', [{ refunded: '2000' }]])
}, 30_000)

/** What was postponed is due now; webhooks stay lost. */
async function again(): Promise<void> {
  await w.world.raw(
    `update foundation.deliveries set due_at = clock_timestamp(), leased_until = null where state = 'pending'`,
  )
  await w.world.drain()
}

test('the webhook arrives before our own call has answered: the call then changes nothing', async () => {
  w.sandbox.setFaults({ requests: [{ of: 'POST /v1/payment_intents', times: 3, how: 'hang' }] })
  const paymentId = await ask(await w.customerWith())
  await w.world.drain()
  w.sandbox.setFaults()
  await w.sandbox.tick()
  await w.world.drain()
  expect(await stateOf(paymentId)).toBe('authorised')
  await calm()
  expect(await stateOf(paymentId)).toBe('authorised')
}, 30_000)

test('twenty returns and two workers at once: one authorisation', async () => {
  const payer = await w.customerWith()
  const told = (await w.world.told(PaymentAuthorised)).length
  const paymentId = await ask(payer)
  await Promise.all([
    ...Array.from({ length: 20 }, () => payer.does(confirmReturn, { paymentId })),
    w.world.drain(),
    w.sandbox.tick(),
  ])
  await calm()
  expect(await stateOf(paymentId)).toBe('authorised')
  expect((await w.world.told(PaymentAuthorised)).length - told).toBe(1)
})

test('a webhook that was tampered with, is too old, or has no signature is refused; one about nothing of ours is let be', async () => {
  const { default: Stripe } = await import('stripe')
  const send = (body: string, header?: string) =>
    w.app.inject({
      method: 'POST',
      url: '/v1/webhooks/stripe',
      payload: body,
      headers: {
        'content-type': 'application/json',
        ...(header ? { 'stripe-signature': header } : {}),
      },
    })
  const body = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'payout.paid',
    data: { object: { id: 'po_1' } },
  })
  const sign = (at: number) =>
    Stripe.webhooks.generateTestHeaderString({
      payload: body,
      secret: 'whsec_world',
      timestamp: Math.floor(at / 1000),
    })
  const now = w.world.clock.now().getTime()
  expect((await send(body)).statusCode).toBe(400)
  expect((await send(`${body} `, sign(now))).json()).toMatchObject({
    error: { reason: 'payments.bad_signature' },
  })
  expect((await send(body, sign(now - minutes(10)))).statusCode).toBe(400)
  expect((await send(body, sign(now))).statusCode).toBe(200)
})

test('one event of the provider, sent again and ten times at once, is told once', async () => {
  const payer = await w.customerWith()
  await ask(payer)
  await calm()
  const { rows } = await w.pool.query<{ body: { id: string } }>(
    `select body from stripe_sandbox.events
      where type = 'payment_intent.amount_capturable_updated' order by seq desc limit 1`,
  )
  const event = rows[0]?.body
  const body = JSON.stringify(event)
  const { default: Stripe } = await import('stripe')
  const timestamp = Math.floor(w.world.clock.now().getTime() / 1000)
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret: 'whsec_world',
    timestamp,
  })
  const send = () =>
    w.app.inject({
      method: 'POST',
      url: '/v1/webhooks/stripe',
      payload: body,
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
    })
  const answers = await Promise.all(Array.from({ length: 10 }, send))
  for (const { statusCode } of [...answers, await send()]) expect(statusCode).toBe(200)
  const told = await w.world.told(WebhookReceived)
  expect(told.filter(({ providerEventId }) => providerEventId === event?.id)).toHaveLength(1)
})
