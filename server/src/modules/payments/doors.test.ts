import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMyEntries, readMyBalances } from '#contract/ledger'
import * as contract from '#contract/payments'
import { addMs, days } from '#foundation/time'
import type { Person } from '#testing'
import { authorise, payAtOnce, payOut } from './index.ts'
import {
  makePaymentWorld,
  type PaymentWorld,
  PLATFORM,
  personOwner,
  usd,
} from './testing/make-payment-world.ts'

let w: PaymentWorld
let stripe: Stripe
beforeAll(async () => {
  w = await makePaymentWorld()
  stripe = new Stripe('sk_test_world', {
    host: '127.0.0.1',
    port: Number(new URL(w.apiUrl).port),
    protocol: 'http',
  })
})
afterAll(() => w.close())

async function refused(work: Promise<unknown>, reason: string): Promise<void> {
  await expect(work).rejects.toMatchObject({ error: { reason } })
}

test('a card is added by its form: set up, confirmed at the provider, kept here', async () => {
  const client = w.clientOf(w.world.person())
  const setup = await client.call(contract.beginCardSetup, {})
  expect(setup).toMatchObject({
    isSandbox: true,
    providerBase: '/sandbox/stripe',
    publishableKey: 'pk_test_world',
  })
  await refused(
    client.call(contract.addMethod, { setupId: setup.setupId }),
    'payments.setup_not_finished',
  )
  await stripe.setupIntents.confirm(setup.setupId, { payment_method: 'pm_card_mastercard' })
  const method = await client.call(contract.addMethod, { setupId: setup.setupId })
  expect(method).toMatchObject({ brand: 'mastercard', last4: '4444', isDefault: true })
  expect(await client.call(contract.addMethod, { setupId: setup.setupId })).toEqual(method)
  expect((await client.call(contract.listMyMethods, {})).methods).toEqual([method])
})

test('somebody else’s set-up adds nothing', async () => {
  const [mine, theirs] = [w.clientOf(w.world.person()), w.clientOf(w.world.person())]
  const setup = await mine.call(contract.beginCardSetup, {})
  await stripe.setupIntents.confirm(setup.setupId, { payment_method: 'pm_card_visa' })
  await refused(
    theirs.call(contract.addMethod, { setupId: setup.setupId }),
    'payments.no_such_method',
  )
  await refused(
    theirs.call(contract.addMethod, { setupId: 'seti_nothing' }),
    'payments.no_such_method',
  )
})

test('a second card waits its turn, can be chosen, and removing one makes the other the default', async () => {
  const client = w.clientOf(w.world.person())
  const first = await client.call(contract.addMethod, { providerMethodId: 'pm_card_visa' })
  const second = await client.call(contract.addMethod, { providerMethodId: 'pm_card_amex' })
  expect(second.isDefault).toBe(false)
  await client.call(contract.chooseMyDefaultMethod, { methodId: second.id })
  await client.call(contract.removeMyMethod, { methodId: second.id })
  expect((await client.call(contract.listMyMethods, {})).methods).toMatchObject([
    { id: first.id, isDefault: true },
  ])
  await refused(
    client.call(contract.removeMyMethod, { methodId: second.id }),
    'payments.no_such_method',
  )
  await refused(
    w.clientOf(w.world.person()).call(contract.removeMyMethod, { methodId: first.id }),
    'payments.no_such_method',
  )
})

test('a card that the bank declines is not kept; one key is one wish', async () => {
  const client = w.clientOf(w.world.person())
  await refused(
    client.call(contract.addMethod, { providerMethodId: 'pm_card_chargeDeclined' }),
    'payments.card_declined',
  )
  await refused(
    client.call(contract.addMethod, { providerMethodId: 'pm_card_authenticationRequired' }),
    'payments.needs_action',
  )
  const key = { idempotencyKey: 'add-1' }
  const once = await client.call(contract.addMethod, { providerMethodId: 'pm_card_visa' }, key)
  expect(await client.call(contract.addMethod, { providerMethodId: 'pm_card_visa' }, key)).toEqual(
    once,
  )
  await refused(
    client.call(contract.addMethod, { providerMethodId: 'pm_card_amex' }, key),
    'http.key_used_for_other_input',
  )
  expect((await client.call(contract.listMyMethods, {})).methods).toHaveLength(1)
})

async function paidBy(payer: Person): Promise<string> {
  const technician = w.world.person()
  const { paymentId } = await payer.does(payAtOnce, {
    about: `doors:${payer.id}`,
    payerId: payer.id,
    amount: usd(2500),
    description: 'Tip',
    split: [{ owner: personOwner(technician), purpose: 'balance', amount: usd(2500), what: 'tip' }],
  })
  await w.settle()
  return paymentId
}

test('a payment is there for its payer and for those who may look, and for nobody else', async () => {
  const payer = await w.customerWith()
  const paymentId = await paidBy(payer)
  expect(await w.clientOf(payer).call(contract.readMyPayment, { paymentId })).toMatchObject({
    state: 'captured',
    amount: { amount: 2500, currency: 'USD' },
  })
  expect(
    (await w.clientOf(payer).call(contract.listMyPayments, {})).items.map((each) => each.id),
  ).toEqual([paymentId])
  const operator = w.world.person({ roles: ['operator'] })
  expect(await w.clientOf(operator).call(contract.readMyPayment, { paymentId })).toMatchObject({
    id: paymentId,
    actionUrl: null,
  })
  for (const stranger of [
    w.world.person(),
    w.world.person({ roles: ['operator'], orgId: w.world.otherOrgId }),
  ]) {
    await refused(
      w.clientOf(stranger).call(contract.readMyPayment, { paymentId }),
      'payments.no_such_payment',
    )
    await refused(
      w.clientOf(stranger).call(contract.confirmMyReturn, { paymentId }),
      'payments.no_such_payment',
    )
  }
})

test('an operator sees payments by state, and gives money back from the platform’s own', async () => {
  const operator = w.clientOf(w.world.person({ roles: ['operator'] }))
  const paymentId = await paidBy(await w.customerWith())
  const before = await w.has(PLATFORM, 'goodwill')
  expect(
    (await operator.call(contract.listAllPayments, { state: 'captured', limit: 1 })).items,
  ).toHaveLength(1)
  const wish = { paymentId, amount: { amount: 700, currency: 'USD' }, reason: 'we were late' }
  await refused(
    w.clientOf(w.world.person()).call(contract.refundPayment, wish),
    'http.not_permitted',
  )
  await operator.call(contract.refundPayment, wish)
  await w.settle()
  expect((await w.has(PLATFORM, 'goodwill')) - before).toBe(700)
  expect(await operator.call(contract.readMyPayment, { paymentId })).toMatchObject({
    state: 'partially_refunded',
    refunded: { amount: 700 },
  })
  await refused(
    operator.call(contract.refundPayment, { ...wish, amount: { amount: 1801, currency: 'USD' } }),
    'payments.more_than_captured',
  )
})

test('who works sees what they have, every line of it, and where it went', async () => {
  const technician = await w.technician()
  const client = w.clientOf(technician)
  expect(await client.call(contract.readMyPayoutAccount, {})).toEqual({
    isBegun: true,
    detailsSubmitted: true,
    payoutsEnabled: true,
  })
  const payers = [await w.customerWith(), await w.customerWith()]
  for (const [n, payer] of payers.entries()) {
    await payer.does(payAtOnce, {
      about: `work:${technician.id}:${n}`,
      payerId: payer.id,
      amount: usd(8000),
      description: 'Work',
      split: [
        {
          owner: n === 0 ? personOwner(technician) : PLATFORM,
          purpose: n === 0 ? 'balance' : 'fees',
          amount: usd(8000),
          what: 'earnings',
        },
      ],
    })
  }
  await w.settle()
  expect((await client.call(readMyBalances, {})).balances).toMatchObject([
    { purpose: 'balance', available: { amount: 8000 } },
  ])
  for (let twice = 0; twice < 2; twice += 1) {
    await w.world
      .system()
      .does(payOut, { personId: technician.id, currency: 'USD', key: `daily:1:${technician.id}` })
  }
  await w.settle()
  await w.passes(10_000)
  expect((await client.call(contract.listMyPayouts, {})).items).toMatchObject([
    { state: 'paid', amount: { amount: 8000 } },
  ])
  expect(
    (await client.call(listMyEntries, {})).items.map((line) => [line.what, line.amount.amount]),
  ).toEqual([
    ['payout', -8000],
    ['earnings', 8000],
  ])
  const health = await w
    .clientOf(w.world.person({ roles: ['founder'] }))
    .call(contract.readPayoutHealth, {})
  expect(health).toMatchObject({
    paidShare: 1,
    states: [{ state: 'paid', count: 1, amount: { amount: 8000 } }],
  })
  await refused(client.call(contract.listAllPayouts, {}), 'http.not_permitted')
})

test('the same in another organisation is another payment', async () => {
  const here = await w.customerWith()
  const there = w.world.person({ orgId: w.world.otherOrgId })
  await w.clientOf(there).call(contract.addMethod, { providerMethodId: 'pm_card_visa' })
  const [a, b] = [
    await here.does(authorise, {
      about: 'same',
      payerId: here.id,
      amount: usd(900),
      description: 'x',
    }),
    await there.does(authorise, {
      about: 'same',
      payerId: there.id,
      amount: usd(900),
      description: 'x',
    }),
  ]
  await w.settle()
  expect(a.paymentId).not.toBe(b.paymentId)
  expect(
    await w.clientOf(there).call(contract.readMyPayment, { paymentId: b.paymentId }),
  ).toMatchObject({ state: 'authorised' })
  expect(addMs(w.world.clock.now(), days(1)).getTime()).toBeGreaterThan(0)
})
