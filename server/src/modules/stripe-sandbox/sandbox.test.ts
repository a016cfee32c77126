import Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { days, seconds } from '#foundation/time'
import { stripeSandbox } from './index.ts'
import {
  makeSandbox,
  PUBLISHABLE_KEY,
  SECRET_KEY,
  type TestSandbox,
  WEBHOOK_SECRET,
} from './testing/make-sandbox.ts'

let s: TestSandbox
beforeAll(async () => {
  s = await makeSandbox()
})
beforeEach(async () => {
  s.sandbox.setFaults()
  s.answerWith(200)
  await s.passes(0)
  s.heard.length = 0
})
afterAll(() => s.close())

async function customerWith(method: string): Promise<{ customer: string; method: string }> {
  const customer = await s.stripe.customers.create({
    email: 'maya@example.com',
    metadata: { person: '7' },
  })
  const attached = await s.stripe.paymentMethods.attach(method, { customer: customer.id })
  return { customer: customer.id, method: attached.id }
}

function held(who: { customer: string; method: string }, amount = 5000) {
  return s.stripe.paymentIntents.create({
    amount,
    currency: 'usd',
    customer: who.customer,
    payment_method: who.method,
    confirm: true,
    capture_method: 'manual',
    allowed_payment_method_types: ['card'],
    return_url: 'http://localhost/return',
    metadata: { payment: 'p1' },
  })
}

async function caught(work: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await work
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('expected an error of Stripe')
}

async function card(number: string): Promise<Stripe.PaymentMethod> {
  return s.stripe.paymentMethods.create({
    type: 'card',
    card: { number, exp_month: 12, exp_year: 2030, cvc: '123' },
  })
}

test('a customer keeps what was said about them, and lists show the newest first', async () => {
  const first = await s.stripe.customers.create({
    email: 'a@example.com',
    metadata: { 'a b': 'c&d' },
  })
  const second = await s.stripe.customers.create({ email: 'a@example.com' })
  expect(first.metadata).toEqual({ 'a b': 'c&d' })
  const listed = await s.stripe.customers.list({ email: 'a@example.com', limit: 1 })
  expect(listed.data.map((each) => each.id)).toEqual([second.id])
  expect(listed.has_more).toBe(true)
  const next = await s.stripe.customers.list({ email: 'a@example.com', starting_after: second.id })
  expect(next.data.map((each) => each.id)).toEqual([first.id])
})

test('a card is authorised, captured in part and refunded in two parts', async () => {
  const intent = await held(await customerWith('pm_card_visa'))
  expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 5000 })
  const captured = await s.stripe.paymentIntents.capture(intent.id, {
    amount_to_capture: 4200,
    expand: ['latest_charge.balance_transaction'],
  })
  expect(captured).toMatchObject({
    status: 'succeeded',
    amount_received: 4200,
    amount_capturable: 0,
  })
  expect(captured.latest_charge).toMatchObject({
    captured: true,
    amount_captured: 4200,
    balance_transaction: { amount: 4200, fee: 152, net: 4048 },
  })
  await s.stripe.refunds.create({ payment_intent: intent.id, amount: 1000 })
  const rest = await s.stripe.refunds.create({ payment_intent: intent.id })
  expect(rest).toMatchObject({ amount: 3200, status: 'succeeded' })
  const over = await caught(s.stripe.refunds.create({ payment_intent: intent.id }))
  expect(over).toMatchObject({ code: 'charge_already_refunded', statusCode: 400 })
  await s.passes(0)
  expect(s.heard.map((each) => each.type)).toEqual(
    expect.arrayContaining([
      'payment_intent.amount_capturable_updated',
      'charge.captured',
      'payment_intent.succeeded',
      'charge.refunded',
    ]),
  )
})

test('each refusing card is refused with its own code, and the intent can be tried again', async () => {
  const who = await customerWith('pm_card_chargeCustomerFail')
  const declined = await caught(held(who))
  expect(declined).toBeInstanceOf(Stripe.errors.StripeCardError)
  expect(declined).toMatchObject({
    code: 'card_declined',
    decline_code: 'generic_decline',
    statusCode: 402,
  })
  const intent = declined.payment_intent
  expect(intent).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { decline_code: 'generic_decline' },
  })
  const again = await s.stripe.paymentIntents.confirm(intent?.id ?? '', {
    payment_method: 'pm_card_visa',
    return_url: 'http://localhost',
  })
  expect(again.status).toBe('requires_capture')

  const customer = await s.stripe.customers.create({})
  for (const [number, code, decline] of [
    ['4000000000000002', 'card_declined', 'generic_decline'],
    ['4000000000009995', 'card_declined', 'insufficient_funds'],
    ['4000000000000069', 'expired_card', ''],
  ] as const) {
    const method = await card(number)
    const error = await caught(s.stripe.paymentMethods.attach(method.id, { customer: customer.id }))
    expect(error).toMatchObject({ code, decline_code: decline, statusCode: 402 })
  }
  expect(await caught(card('4242424242424241'))).toMatchObject({ code: 'incorrect_number' })
  expect(await caught(card('5105105105105100'))).toMatchObject({
    decline_code: 'test_mode_live_card',
  })
})

async function answerChallenge(url: string, outcome: 'pass' | 'fail'): Promise<Response> {
  const page = await fetch(url)
  expect(page.headers.get('content-type')).toContain('text/html')
  const secret = new URL(url).searchParams.get('client_secret') ?? ''
  return fetch(url.split('?')[0] ?? '', {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ client_secret: secret, outcome }),
  })
}

function atBrowser(path: string | undefined | null): string {
  expect(path).toMatch(/^\/sandbox\/stripe\//)
  return s.browserUrl + String(path).slice('/sandbox/stripe'.length)
}

test('3-D Secure asks the holder, and goes on or back by the answer', async () => {
  const who = await customerWith('pm_card_authenticationRequired')
  const asking = await held(who)
  expect(asking.status).toBe('requires_action')
  const passed = await answerChallenge(atBrowser(asking.next_action?.redirect_to_url?.url), 'pass')
  expect(passed.status).toBe(303)
  expect(passed.headers.get('location')).toContain('redirect_status=succeeded')
  expect((await s.stripe.paymentIntents.retrieve(asking.id)).status).toBe('requires_capture')

  const second = await held(who)
  await answerChallenge(atBrowser(second.next_action?.redirect_to_url?.url), 'fail')
  const failed = await s.stripe.paymentIntents.retrieve(second.id)
  expect(failed).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  })
  const gone = await fetch(atBrowser(second.next_action?.redirect_to_url?.url))
  expect(gone.status).toBe(400)

  const unasked = await caught(
    s.stripe.paymentIntents.create({
      amount: 100,
      currency: 'usd',
      customer: who.customer,
      payment_method: who.method,
      confirm: true,
      off_session: true,
    }),
  )
  expect(unasked).toMatchObject({ code: 'authentication_required' })
})

test('a card set up with its holder present is not asked again', async () => {
  const customer = await s.stripe.customers.create({})
  const setup = await s.stripe.setupIntents.create({
    customer: customer.id,
    allowed_payment_method_types: ['card'],
  })
  const browser = (path: string, fields: Record<string, string>) =>
    fetch(s.browserUrl + path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { authorization: `Bearer ${PUBLISHABLE_KEY}` },
    })
  const made = await (
    await browser('/v1/payment_methods', {
      type: 'card',
      'card[number]': '4000 0025 0000 3155',
      'card[exp_month]': '4',
      'card[exp_year]': '2031',
      'card[cvc]': '111',
    })
  ).json()
  const wrong = await browser(`/v1/setup_intents/${setup.id}/confirm`, {
    payment_method: made.id,
    client_secret: 'x',
  })
  expect(wrong.status).toBe(400)
  const confirmed = await (
    await browser(`/v1/setup_intents/${setup.id}/confirm`, {
      payment_method: made.id,
      client_secret: setup.client_secret ?? '',
      return_url: 'http://localhost/cards',
    })
  ).json()
  expect(confirmed.status).toBe('requires_action')
  await answerChallenge(atBrowser(confirmed.next_action.redirect_to_url.url), 'pass')
  expect((await s.stripe.setupIntents.retrieve(setup.id)).status).toBe('succeeded')
  const methods = await s.stripe.customers.listPaymentMethods(customer.id)
  expect(methods.data.map((each) => each.card?.last4)).toEqual(['3155'])
  expect((await held({ customer: customer.id, method: made.id })).status).toBe('requires_capture')
})

test('the publishable key may not charge, and no key may do nothing', async () => {
  const ask = (key: string) =>
    fetch(`${s.apiUrl}/v1/customers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
    })
  expect((await ask(PUBLISHABLE_KEY)).status).toBe(403)
  expect((await ask('sk_test_other')).status).toBe(401)
  expect((await fetch(`${s.browserUrl}/v1/customers`)).status).toBe(404)
})

test('the same idempotency key does the work once and answers alike; other parameters are refused', async () => {
  const options = { idempotencyKey: 'key-1' }
  const first = await s.stripe.customers.create({ email: 'k@example.com' }, options)
  const second = await s.stripe.customers.create({ email: 'k@example.com' }, options)
  expect(second.id).toBe(first.id)
  expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect(second.lastResponse.requestId).not.toBe(first.lastResponse.requestId)
  const other = await caught(s.stripe.customers.create({ email: 'else@example.com' }, options))
  expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError)

  const who = await customerWith('pm_card_chargeCustomerFail')
  const decline = () =>
    caught(
      s.stripe.paymentIntents.create(
        {
          amount: 700,
          currency: 'usd',
          customer: who.customer,
          payment_method: who.method,
          confirm: true,
        },
        { idempotencyKey: 'key-2' },
      ),
    )
  const [once, twice] = [await decline(), await decline()]
  expect(twice.payment_intent?.id).toBe(once.payment_intent?.id)
})

test('many at once with one key make one charge', async () => {
  const who = await customerWith('pm_card_visa')
  const eager = s.client({ maxNetworkRetries: 8 })
  const made = await Promise.all(
    Array.from({ length: 6 }, () =>
      eager.paymentIntents.create(
        {
          amount: 900,
          currency: 'usd',
          customer: who.customer,
          payment_method: who.method,
          confirm: true,
        },
        { idempotencyKey: 'race-1' },
      ),
    ),
  )
  expect(new Set(made.map((each) => each.id)).size).toBe(1)
  const charges = await s.stripe.charges.list({ customer: who.customer })
  expect(charges.data).toHaveLength(1)
})

test.each(['cut', 'hang'] as const)(
  'an answer that is lost (%s) after the work was done is had again by its key',
  async (how) => {
    const who = await customerWith('pm_card_visa')
    s.sandbox.setFaults({ requests: [{ of: 'POST /v1/payment_intents', times: 2, how }] })
    const impatient = s.client({ timeout: 300 })
    const charge = () =>
      impatient.paymentIntents.create(
        {
          amount: 900,
          currency: 'usd',
          customer: who.customer,
          payment_method: who.method,
          confirm: true,
        },
        { idempotencyKey: `lost-${how}` },
      )
    await expect(charge()).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError)
    s.sandbox.setFaults()
    expect((await charge()).status).toBe('succeeded')
    expect((await s.stripe.charges.list({ customer: who.customer })).data).toHaveLength(1)
  },
)

test('webhooks are signed, tried again until they are heard', async () => {
  s.answerWith(500)
  const customer = await s.stripe.customers.create({ email: 'w@example.com' })
  await s.passes(0)
  await s.passes(seconds(1))
  expect(s.heard).toHaveLength(0)
  s.answerWith(200)
  await s.passes(seconds(5))
  expect(s.heard.map((each) => each.type)).toEqual(['customer.created'])
  expect(s.heard[0]?.event.data.object).toMatchObject({ id: customer.id })
  const listed = await s.stripe.events.list({ type: 'customer.created', limit: 1 })
  expect(listed.data[0]?.id).toBe(s.heard[0]?.id)
  const tampered = JSON.stringify({ ...s.heard[0]?.event, type: 'payout.paid' })
  const { signature } = await import('./webhooks/deliver-webhooks.adapter.ts')
  const header = signature(JSON.stringify(s.heard[0]?.event), WEBHOOK_SECRET, s.clock.now())
  expect(() =>
    Stripe.webhooks.constructEvent(
      tampered,
      header,
      WEBHOOK_SECRET,
      300,
      undefined,
      s.clock.now().getTime(),
    ),
  ).toThrow('No signatures found')
})

test('faults send events twice, late, out of order or never', async () => {
  s.sandbox.setFaults({
    seed: 1,
    webhooks: { duplicate: 1, reorder: true, delayMs: 2000, drop: 0, lose: 0 },
  })
  const customer = await s.stripe.customers.create({})
  await s.stripe.customers.update(customer.id, { name: 'Maya' })
  await s.passes(1000)
  expect(s.heard).toHaveLength(0)
  await s.passes(1000)
  expect(s.heard.map((each) => each.type)).toEqual([
    'customer.updated',
    'customer.updated',
    'customer.created',
    'customer.created',
  ])
  s.heard.length = 0
  s.sandbox.setFaults({ webhooks: { duplicate: 0, reorder: false, delayMs: 0, drop: 0, lose: 1 } })
  await s.stripe.customers.create({})
  await s.passes(days(1))
  expect(s.heard).toHaveLength(0)
})

async function onboarded(bankAccount: string): Promise<Stripe.Account> {
  const account = await s.stripe.accounts.create({
    type: 'express',
    country: 'US',
    email: 'tomas@example.com',
    capabilities: { transfers: { requested: true } },
  })
  expect(account).toMatchObject({ charges_enabled: false, payouts_enabled: false })
  const link = await s.stripe.accountLinks.create({
    account: account.id,
    type: 'account_onboarding',
    refresh_url: 'http://localhost/again',
    return_url: 'http://localhost/paid',
  })
  const page = atBrowser(link.url)
  expect(await (await fetch(page)).text()).toContain('tomas@example.com')
  const done = await fetch(page, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ name: 'Tomas', routing: '110000000', bank_account: bankAccount }),
  })
  expect(done.headers.get('location')).toBe('http://localhost/paid')
  expect((await fetch(page)).status).toBe(404)
  return s.stripe.accounts.retrieve(account.id)
}

test('an express account is onboarded, gets a transfer and is paid out', async () => {
  const intent = await held(await customerWith('pm_card_visa'), 20_000)
  await s.stripe.paymentIntents.capture(intent.id)
  const account = await onboarded('000123456789')
  expect(account).toMatchObject({
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
  })
  await s.stripe.transfers.create({ amount: 9000, currency: 'usd', destination: account.id })
  const own = { stripeAccount: account.id }
  expect((await s.stripe.balance.retrieve({}, own)).available).toMatchObject([
    { amount: 9000, currency: 'usd' },
  ])
  const poor = await caught(s.stripe.payouts.create({ amount: 9001, currency: 'usd' }, own))
  expect(poor.code).toBe('balance_insufficient')
  const payout = await s.stripe.payouts.create({ amount: 9000, currency: 'usd' }, own)
  expect(payout.status).toBe('in_transit')
  await s.passes(seconds(10))
  expect((await s.stripe.payouts.retrieve(payout.id, {}, own)).status).toBe('paid')
  const told = s.heard.find((each) => each.type === 'payout.paid')
  expect(told?.event.account).toBe(account.id)
  expect(s.heard.some((each) => each.type === 'account.updated')).toBe(true)
})

test('a closed bank account sends the payout back, and the transfer can be reversed', async () => {
  const intent = await held(await customerWith('pm_card_visa'), 20_000)
  await s.stripe.paymentIntents.capture(intent.id)
  const account = await onboarded('000111111113')
  const transfer = await s.stripe.transfers.create({
    amount: 5000,
    currency: 'usd',
    destination: account.id,
  })
  const own = { stripeAccount: account.id }
  const payout = await s.stripe.payouts.create({ amount: 5000, currency: 'usd' }, own)
  await s.passes(seconds(10))
  expect(await s.stripe.payouts.retrieve(payout.id, {}, own)).toMatchObject({
    status: 'failed',
    failure_code: 'account_closed',
  })
  await s.stripe.transfers.createReversal(transfer.id, { amount: 5000 })
  expect((await s.stripe.balance.retrieve({}, own)).available).toMatchObject([{ amount: 0 }])
})

test('a dispute follows the capture of the card that disputes, and can be won', async () => {
  const intent = await held(await customerWith('pm_card_createDispute'), 3000)
  await s.stripe.paymentIntents.capture(intent.id)
  await s.passes(seconds(5))
  const [dispute] = (await s.stripe.disputes.list({ payment_intent: intent.id })).data
  expect(dispute).toMatchObject({ amount: 3000, reason: 'fraudulent', status: 'needs_response' })
  const won = await s.stripe.disputes.update(dispute?.id ?? '', {
    evidence: { uncategorized_text: 'winning_evidence' },
  })
  expect(won.status).toBe('won')
  await s.passes(0)
  expect(
    s.heard.map((each) => each.type).filter((type) => type.startsWith('charge.dispute')),
  ).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.updated',
    'charge.dispute.funds_reinstated',
    'charge.dispute.closed',
  ])
})

test('an authorisation that nobody captures is let go after seven days', async () => {
  const intent = await held(await customerWith('pm_card_visa'))
  await s.passes(days(7))
  expect(await s.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
    status: 'canceled',
    cancellation_reason: 'automatic',
  })
  expect(await caught(s.stripe.paymentIntents.capture(intent.id))).toMatchObject({
    code: 'payment_intent_unexpected_state',
  })
})

test('wrong requests are refused in Stripe’s words', async () => {
  expect(await caught(s.stripe.paymentIntents.retrieve('pi_nothing'))).toMatchObject({
    code: 'resource_missing',
    statusCode: 404,
  })
  const raw = (body: string) =>
    fetch(`${s.apiUrl}/v1/payment_intents`, {
      method: 'POST',
      body,
      headers: {
        authorization: 'Bearer sk_test_sandbox',
        'content-type': 'application/x-www-form-urlencoded',
      },
    }).then((response) => response.json())
  expect((await raw('currency=usd')).error).toMatchObject({
    code: 'parameter_missing',
    param: 'amount',
  })
  expect((await raw('amount=ten&currency=usd')).error).toMatchObject({
    type: 'invalid_request_error',
    param: 'amount',
  })
  expect((await raw('amount=10&currency=usd&__proto__[x]=1&colour=red')).error).toMatchObject({
    code: 'parameter_unknown',
    param: 'colour',
  })
})

test('whoever comes after a killed process finds every charge and delivers what was not heard', async () => {
  const intent = await held(await customerWith('pm_card_visa'))
  await s.stripe.paymentIntents.capture(intent.id)
  const after = stripeSandbox({
    pool: s.pool,
    clock: s.clock,
    secretKey: SECRET_KEY,
    publishableKey: PUBLISHABLE_KEY,
    browserBase: '/sandbox/stripe',
  })
  await after.prepare()
  while ((await after.tick()) > 0);
  expect(s.heard.map((each) => each.type)).toContain('payment_intent.succeeded')
  expect(await s.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded' })
})
