import { afterAll, beforeAll, expect, test } from 'vitest'
import { days, hours, seconds } from '#foundation/time'
import { verifyLedger } from '#modules/ledger'
import { expectRefusal, type Person } from '#testing'
import {
  authorise,
  capture,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentDisputed,
  PaymentFailed,
  PaymentNeedsAction,
  payAtOnce,
  paymentsAbout,
  readPayment,
  refund,
  type Share,
  voidPayment,
} from './index.ts'
import {
  makePaymentWorld,
  type PaymentWorld,
  PLATFORM,
  personOwner,
  STRIPE,
  usd,
} from './testing/make-payment-world.ts'

let w: PaymentWorld
beforeAll(async () => {
  w = await makePaymentWorld()
})
afterAll(() => w.close())

let bookings = 0
const booking = () => `zenvee.booking:${(bookings += 1)}`

async function authorised(payer: Person, minor = 10_000, about = booking()): Promise<string> {
  const { paymentId } = await payer.does(authorise, {
    about,
    payerId: payer.id,
    amount: usd(minor),
    description: 'Leaking tap',
    returnPath: '/zenvee/bookings/1',
  })
  await w.settle()
  return paymentId
}

const stateOf = async (paymentId: string) =>
  (await w.world.person().act((tx) => readPayment(tx, paymentId))).state

function shares(technician: Person, minor: number): Share[] {
  const fee = Math.floor(minor * 0.15)
  return [
    {
      owner: personOwner(technician),
      purpose: 'pending',
      amount: usd(minor - fee),
      what: 'earnings',
    },
    { owner: PLATFORM, purpose: 'fees', amount: usd(fee), what: 'platform fee' },
  ]
}

async function captured(payer: Person, technician: Person, minor = 10_000): Promise<string> {
  const paymentId = await authorised(payer, minor)
  await technician.does(capture, {
    paymentId,
    amount: usd(minor),
    split: shares(technician, minor),
  })
  await w.settle()
  return paymentId
}

test('a card is authorised, captured, and the money stands in the books as it was split', async () => {
  const [payer, technician] = [await w.customerWith(), w.world.person({ roles: ['technician'] })]
  const before = await w.has(STRIPE, 'clearing')
  const paymentId = await authorised(payer)
  expect(await stateOf(paymentId)).toBe('authorised')
  expect((await w.world.told(PaymentAuthorised)).at(-1)).toMatchObject({
    paymentId,
    amount: { amount: 10_000, currency: 'USD' },
  })
  expect(await w.has(STRIPE, 'clearing')).toBe(before)

  await technician.does(capture, { paymentId, amount: usd(9000), split: shares(technician, 9000) })
  expect(await stateOf(paymentId)).toBe('capturing')
  await w.settle()
  expect(await stateOf(paymentId)).toBe('captured')
  expect((await w.world.told(PaymentCaptured)).at(-1)).toMatchObject({
    paymentId,
    amount: { amount: 9000 },
  })
  expect(await w.has(personOwner(technician), 'pending')).toBe(7650)
  expect((await w.has(STRIPE, 'clearing')) - before).toBe(9000 - 291)
  expect(await verifyLedger(w.world.database)).toMatchObject({ wrong: 0 })
})

test('one thing asked for twice is one payment, and another amount under its key is refused', async () => {
  const payer = await w.customerWith()
  const about = booking()
  const charges = await w.charges()
  const ask = (minor: number) =>
    payer.does(authorise, { about, payerId: payer.id, amount: usd(minor), description: 'x' })
  const [first, second] = [await ask(500), await ask(500)]
  await w.settle()
  expect(second.paymentId).toBe(first.paymentId)
  await expectRefusal(ask(501), 'payments.key_reused')
  expect((await w.charges()) - charges).toBe(1)
  expect(await payer.act((tx) => paymentsAbout(tx, about))).toHaveLength(1)
})

test.each([
  ['pm_card_chargeCustomerFail', 'generic_decline'],
  ['pm_card_chargeDeclined', 'generic_decline'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ['pm_card_nobody_knows', 'resource_missing'],
])('%s fails the payment with the bank’s own reason', async (card, code) => {
  const paymentId = await authorised(await w.customerWith(card))
  expect(await w.world.person().act((tx) => readPayment(tx, paymentId))).toMatchObject({
    state: 'failed',
    failure: { code },
  })
  expect((await w.world.told(PaymentFailed)).at(-1)).toMatchObject({ paymentId, code })
})

test('without a card nothing is asked', async () => {
  const payer = w.world.person()
  await expectRefusal(
    payer.does(authorise, {
      about: booking(),
      payerId: payer.id,
      amount: usd(1),
      description: 'x',
    }),
    'payments.no_method',
  )
})

test.each(['pass', 'fail'] as const)(
  'the bank asks, the payer answers (%s), and comes back',
  async (outcome) => {
    const payer = await w.customerWith('pm_card_authenticationRequired')
    // This card asks at set-up as well, which nobody was there to answer: it is added with its holder present.
    const paymentId = await authorised(payer)
    expect(await stateOf(paymentId)).toBe('failed')

    const present = await presentPayer()
    const second = await authorised(present)
    expect(await stateOf(second)).toBe('requires_action')
    expect((await w.world.told(PaymentNeedsAction)).at(-1)).toMatchObject({ paymentId: second })
    const { actionUrl } = await present.act((tx) => readPayment(tx, second))
    await w.answerBank(actionUrl ?? '', outcome)
    await w.settle()
    expect(await stateOf(second)).toBe(outcome === 'pass' ? 'authorised' : 'failed')
  },
)

/** Somebody whose always-asking card was set up with them present. */
async function presentPayer(): Promise<Person> {
  const contract = await import('#contract/payments')
  const payer = w.world.person()
  const client = w.clientOf(payer)
  const setup = await client.call(contract.beginCardSetup, {})
  const { default: Stripe } = await import('stripe')
  const stripe = new Stripe('sk_test_world', {
    host: '127.0.0.1',
    port: Number(new URL(w.apiUrl).port),
    protocol: 'http',
  })
  const confirmed = await stripe.setupIntents.confirm(setup.setupId, {
    payment_method: 'pm_card_authenticationRequired',
  })
  await expectApi(
    client.call(contract.addMethod, { setupId: setup.setupId }),
    'payments.needs_action',
  )
  await w.answerBank(confirmed.next_action?.redirect_to_url?.url ?? '', 'pass')
  await client.call(contract.addMethod, { setupId: setup.setupId })
  return payer
}

async function expectApi(work: Promise<unknown>, reason: string): Promise<void> {
  await expect(work).rejects.toMatchObject({ error: { reason } })
}

test('a payment that is not needed is let go, also before the card was asked', async () => {
  const payer = await w.customerWith()
  const paymentId = await authorised(payer)
  await payer.does(voidPayment, { paymentId })
  await w.settle()
  expect(await stateOf(paymentId)).toBe('voided')

  const { paymentId: early } = await payer.does(authorise, {
    about: booking(),
    payerId: payer.id,
    amount: usd(700),
    description: 'x',
  })
  await payer.does(voidPayment, { paymentId: early })
  await w.settle()
  expect(await stateOf(early)).toBe('voided')
  const { rows } = await w.pool.query(
    `select body->>'status' as s from stripe_sandbox.objects where kind = 'payment_intent' and body->'metadata'->>'kontor_payment' = any($1)`,
    [[paymentId, early]],
  )
  expect(new Set(rows.map((row) => row.s))).toEqual(new Set(['canceled']))
  await expectRefusal(
    payer.does(capture, {
      paymentId,
      amount: usd(1),
      split: [{ owner: PLATFORM, purpose: 'fees', amount: usd(1), what: 'x' }],
    }),
    'lifecycle.not_from_here',
  )
})

test('an authorisation the bank lets go after a week is voided here too', async () => {
  const paymentId = await authorised(await w.customerWith())
  await w.passes(days(7))
  expect(await stateOf(paymentId)).toBe('voided')
})

test('what is paid at once is captured as soon as the card says yes', async () => {
  const [payer, technician] = [await w.customerWith(), w.world.person({ roles: ['technician'] })]
  const { paymentId } = await payer.does(payAtOnce, {
    about: booking(),
    payerId: payer.id,
    amount: usd(500),
    description: 'Tip',
    split: [{ owner: personOwner(technician), purpose: 'balance', amount: usd(500), what: 'tip' }],
  })
  await w.settle()
  expect(await stateOf(paymentId)).toBe('captured')
  expect(await w.has(personOwner(technician), 'balance')).toBe(500)
})

test('a split that loses a cent, or takes more than was allowed, is refused', async () => {
  const [payer, technician] = [await w.customerWith(), w.world.person({ roles: ['technician'] })]
  const paymentId = await authorised(payer, 1000)
  await expectRefusal(
    payer.does(capture, { paymentId, amount: usd(1000), split: shares(technician, 999) }),
    'payments.split_does_not_add_up',
  )
  await expectRefusal(
    payer.does(capture, { paymentId, amount: usd(1001), split: shares(technician, 1001) }),
    'payments.more_than_authorised',
  )
})

test('refunds come from those who are named, part by part, never more than was taken', async () => {
  const [payer, technician] = [await w.customerWith(), w.world.person({ roles: ['technician'] })]
  const paymentId = await captured(payer, technician, 10_000)
  const give = (minor: number, key: string) =>
    payer.does(refund, {
      paymentId,
      amount: usd(minor),
      reason: 'late',
      key,
      paidBy: [
        { owner: personOwner(technician), purpose: 'pending', amount: usd(minor), what: 'refund' },
      ],
    })
  const key = (n: number) => `refund:${paymentId}:${n}`
  await give(3000, key(1))
  expect(await w.has(personOwner(technician), 'pending')).toBe(5500)
  await w.settle()
  expect(await stateOf(paymentId)).toBe('partially_refunded')
  expect((await give(3000, key(1))).state).toBe('succeeded')
  await expectRefusal(give(7001, key(2)), 'payments.more_than_captured')
  await expectRefusal(give(7000, key(3)), 'ledger.too_little')
  await payer.does(refund, {
    paymentId,
    amount: usd(7000),
    reason: 'goodwill',
    key: key(4),
    paidBy: [
      { owner: personOwner(technician), purpose: 'pending', amount: usd(5000), what: 'refund' },
      { owner: PLATFORM, purpose: 'goodwill', amount: usd(2000), what: 'refund' },
    ],
  })
  await w.settle()
  expect(await stateOf(paymentId)).toBe('refunded')
  expect(await w.has(STRIPE, 'transit')).toBe(0)
  expect(await verifyLedger(w.world.database)).toMatchObject({ wrong: 0 })
})

test('a refund that comes back is with those who paid for it again', async () => {
  const [payer, technician] = [
    await w.customerWith('pm_card_refundFail'),
    w.world.person({ roles: ['technician'] }),
  ]
  const paymentId = await captured(payer, technician, 4000)
  await payer.does(refund, {
    paymentId,
    amount: usd(1000),
    reason: 'late',
    key: `bounce:${paymentId}`,
    paidBy: [
      { owner: personOwner(technician), purpose: 'pending', amount: usd(1000), what: 'refund' },
    ],
  })
  await w.settle()
  expect(await w.has(personOwner(technician), 'pending')).toBe(2400)
  await w.passes(seconds(3))
  expect(await stateOf(paymentId)).toBe('captured')
  expect(await w.has(personOwner(technician), 'pending')).toBe(3400)
  expect(await verifyLedger(w.world.database)).toMatchObject({ wrong: 0 })
})

test('a dispute takes the money from the platform until it is won', async () => {
  const [payer, technician] = [
    await w.customerWith('pm_card_createDispute'),
    w.world.person({ roles: ['technician'] }),
  ]
  const paymentId = await captured(payer, technician, 5000)
  const before = await w.has(PLATFORM, 'losses')
  await w.passes(seconds(5))
  expect(await stateOf(paymentId)).toBe('disputed')
  expect((await w.world.told(PaymentDisputed)).at(-1)).toMatchObject({
    paymentId,
    amount: { amount: 5000 },
  })
  expect((await w.has(PLATFORM, 'losses')) - before).toBe(5000)
  const { rows } = await w.pool.query(
    `select id from stripe_sandbox.objects where kind = 'dispute' order by seq desc limit 1`,
  )
  await fetch(`${w.apiUrl}/v1/disputes/${rows[0].id}`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_world' },
    body: new URLSearchParams({ 'evidence[uncategorized_text]': 'winning_evidence' }),
  })
  await w.settle()
  expect(await stateOf(paymentId)).toBe('captured')
  expect(await w.has(PLATFORM, 'losses')).toBe(before)
})

test('a capture whose answer never came is asked again after an hour, and takes the money once', async () => {
  const [payer, technician] = [await w.customerWith(), w.world.person({ roles: ['technician'] })]
  const paymentId = await authorised(payer, 2000)
  await technician.does(capture, { paymentId, amount: usd(2000), split: shares(technician, 2000) })
  await w.world.raw(
    `update foundation.deliveries set state = 'completed' where state = 'pending' and subscriber = 'payments.ask_provider'`,
  )
  await w.settle()
  expect(await stateOf(paymentId)).toBe('capturing')
  await w.passes(hours(1))
  expect(await stateOf(paymentId)).toBe('captured')
  expect(await w.has(personOwner(technician), 'pending')).toBe(1700)
})
