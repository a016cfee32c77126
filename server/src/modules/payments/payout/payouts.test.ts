import { afterAll, beforeAll, expect, test } from 'vitest'
import { seconds } from '#foundation/time'
import { accountFor, postTransfer, verifyLedger } from '#modules/ledger'
import { expectRefusal, type Person, race } from '#testing'
import {
  PayoutAccountChanged,
  PayoutFailed,
  PayoutPaid,
  payAtOnce,
  payOut,
  readPayout,
  readPayoutAccount,
} from '../index.ts'
import {
  makePaymentWorld,
  type PaymentWorld,
  personOwner,
  STRIPE,
  usd,
} from '../testing/make-payment-world.ts'

let w: PaymentWorld
beforeAll(async () => {
  w = await makePaymentWorld()
})
afterAll(() => w.close())

let keys = 0
const key = () => `payout:${(keys += 1)}`

/** Somebody tips the technician: real money at the provider, and on the balance. */
async function earned(technician: Person, minor: number): Promise<void> {
  const payer = await w.customerWith()
  await payer.does(payAtOnce, {
    about: key(),
    payerId: payer.id,
    amount: usd(minor),
    description: 'Tip',
    split: [
      { owner: personOwner(technician), purpose: 'balance', amount: usd(minor), what: 'tip' },
    ],
  })
  await w.settle()
}

const stateOf = async (payoutId: string) =>
  (await w.world.person().act((tx) => readPayout(tx, payoutId))).state

test('who has not said where to be paid is not paid', async () => {
  const technician = w.world.person({ roles: ['technician'] })
  expect(await technician.act((tx) => readPayoutAccount(tx, technician.id))).toEqual({
    isBegun: false,
    detailsSubmitted: false,
    payoutsEnabled: false,
  })
  await expectRefusal(
    technician.does(payOut, { personId: technician.id, currency: 'USD', key: key() }),
    'payments.payouts_not_set_up',
  )
})

test('a balance is paid out whole, and arrives', async () => {
  const technician = await w.technician()
  expect(await w.world.told(PayoutAccountChanged)).toContainEqual({
    personId: technician.id,
    payoutsEnabled: true,
  })
  await expectRefusal(
    technician.does(payOut, { personId: technician.id, currency: 'USD', key: key() }),
    'payments.nothing_to_pay_out',
  )
  await earned(await w.technician(), 5000)
  await earned(technician, 20_000)
  const { payoutId } = await technician.does(payOut, {
    personId: technician.id,
    currency: 'USD',
    key: key(),
  })
  expect(await w.has(personOwner(technician), 'balance')).toBe(0)
  await w.settle()
  expect(await stateOf(payoutId)).toBe('in_transit')
  await w.passes(seconds(10))
  expect(await stateOf(payoutId)).toBe('paid')
  expect((await w.world.told(PayoutPaid)).at(-1)).toMatchObject({
    payoutId,
    amount: { amount: 20_000 },
  })
  expect(await w.has(STRIPE, 'transit')).toBe(0)
  expect(await verifyLedger(w.world.database)).toMatchObject({ wrong: 0 })
})

test('a payout that the bank refuses is on the balance again, and the transfer is taken back', async () => {
  const technician = await w.technician('000111111113')
  await earned(technician, 9000)
  const { payoutId } = await technician.does(payOut, {
    personId: technician.id,
    currency: 'USD',
    key: key(),
    amount: usd(4000),
  })
  await w.settle()
  await w.passes(seconds(10))
  expect(await stateOf(payoutId)).toBe('failed')
  expect(await w.has(personOwner(technician), 'balance')).toBe(9000)
  expect((await w.world.told(PayoutFailed)).at(-1)).toMatchObject({ payoutId })
  const { rows } = await w.pool.query(
    `select body->>'reversed' as reversed from stripe_sandbox.objects where kind = 'transfer' order by seq desc limit 1`,
  )
  expect(rows).toEqual([{ reversed: 'true' }])
})

test('when the provider has too little for it, the balance keeps it', async () => {
  const technician = await w.technician()
  await technician.act(async (tx) => {
    const [from, to] = [
      await accountFor(tx, { owner: STRIPE, purpose: 'clearing', currency: 'USD' }),
      await accountFor(tx, { owner: personOwner(technician), purpose: 'balance', currency: 'USD' }),
    ]
    await postTransfer(tx, {
      key: key(),
      reason: 'opening balance',
      entries: [
        { account: from, amount: usd(-90_000_000) },
        { account: to, amount: usd(90_000_000) },
      ],
    })
  })
  const { payoutId } = await technician.does(payOut, {
    personId: technician.id,
    currency: 'USD',
    key: key(),
  })
  await w.settle()
  expect(await stateOf(payoutId)).toBe('failed')
  expect(await w.has(personOwner(technician), 'balance')).toBe(90_000_000)
})

test('ten payouts at once of one balance: it is paid out once', async () => {
  const technician = await w.technician()
  await earned(await w.technician(), 5000)
  await earned(technician, 3000)
  const { won, refused, broken } = await race(
    Array.from(
      { length: 10 },
      () => () =>
        technician.does(payOut, {
          personId: technician.id,
          currency: 'USD',
          key: key(),
          amount: usd(3000),
        }),
    ),
  )
  expect(broken).toEqual([])
  expect([won.length, new Set(refused)]).toEqual([1, new Set(['ledger.too_little'])])
  await w.settle()
  await w.passes(seconds(10))
  const { rows } = await w.pool.query(
    `select count(*)::int as n from stripe_sandbox.objects where kind = 'payout' and body->>'amount' = '3000'`,
  )
  expect(rows).toEqual([{ n: 1 }])
})
