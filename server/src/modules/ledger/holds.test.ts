import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#foundation/db'
import { type Money, money } from '#foundation/money'
import { addMs, hours } from '#foundation/time'
import { expectRefusal, makeWorld, type Person, race, type World } from '#testing'
import {
  accountFor,
  captureHold,
  HoldExpired,
  ledgerModule,
  placeHold,
  postTransfer,
  readBalance,
  releaseHold,
  verifyLedger,
} from './index.ts'

let world: World
let clerk: Person
beforeAll(async () => {
  world = await makeWorld({ rooms: [ledgerModule] })
  clerk = world.person()
})
afterAll(() => world.close())

const usd = (minor: number): Money => money(minor, 'USD')
let keys = 0
const key = () => `k${(keys += 1)}`

async function funded(minor: number) {
  return clerk.act(async (tx) => {
    const account = await accountFor(tx, {
      owner: { kind: 'person', id: world.person().id },
      purpose: 'balance',
      currency: 'USD',
    })
    const clearing = await accountFor(tx, {
      owner: { kind: 'external', name: 'stripe' },
      purpose: 'clearing',
      currency: 'USD',
    })
    if (minor > 0)
      await postTransfer(tx, {
        key: key(),
        reason: 'funding',
        entries: [
          { account: clearing, amount: usd(-minor) },
          { account, amount: usd(minor) },
        ],
      })
    return account
  })
}

const read = async (id: string) => {
  const { balance, held, available } = await clerk.act((tx) => readBalance(tx, id))
  return [balance.minor, held.minor, available.minor].map(Number)
}

test('a hold counts against what is available, and a capture of part frees the rest', async () => {
  const [payer, payee] = [await funded(1000), await funded(0)]
  const { holdId } = await clerk.does(placeHold, {
    key: key(),
    accountId: payer.id,
    amount: usd(600),
    reason: 'bid',
  })
  expect(await read(payer.id)).toEqual([1000, 600, 400])
  await expectRefusal(
    clerk.act((tx) =>
      postTransfer(tx, {
        key: key(),
        reason: 'spend',
        entries: [
          { account: payer, amount: usd(-401) },
          { account: payee, amount: usd(401) },
        ],
      }),
    ),
    'ledger.too_little',
  )
  await clerk.does(captureHold, {
    holdId,
    amount: usd(450),
    reason: 'won',
    to: [{ account: payee, amount: usd(450) }],
  })
  expect(await read(payer.id)).toEqual([550, 0, 550])
  expect(await read(payee.id)).toEqual([450, 0, 450])
  await expectRefusal(clerk.does(releaseHold, { holdId }), 'ledger.hold_resolved')
})

test('the whole of a hold can be captured when nothing else is there', async () => {
  const [payer, payee] = [await funded(300), await funded(0)]
  const { holdId } = await clerk.does(placeHold, {
    key: key(),
    accountId: payer.id,
    amount: usd(300),
    reason: 'bid',
  })
  await clerk.does(captureHold, {
    holdId,
    reason: 'won',
    to: [{ account: payee, amount: usd(300) }],
  })
  expect(await read(payer.id)).toEqual([0, 0, 0])
})

test('more than was held is refused, and a hold of nothing', async () => {
  const account = await funded(300)
  const { holdId } = await clerk.does(placeHold, {
    key: key(),
    accountId: account.id,
    amount: usd(100),
    reason: 'bid',
  })
  await expectRefusal(
    clerk.does(captureHold, { holdId, amount: usd(101), reason: 'x', to: [] }),
    'ledger.more_than_held',
  )
  await expectRefusal(
    clerk.does(placeHold, { key: key(), accountId: account.id, amount: usd(0), reason: 'x' }),
    'ledger.not_an_amount',
  )
})

test('a hold whose time is over lets go by itself', async () => {
  const account = await funded(300)
  await clerk.does(placeHold, {
    key: key(),
    accountId: account.id,
    amount: usd(200),
    reason: 'bid',
    expiresAt: addMs(world.clock.now(), hours(2)),
  })
  expect(await read(account.id)).toEqual([300, 200, 100])
  world.clock.passes(hours(2))
  await world.drain()
  expect(await read(account.id)).toEqual([300, 0, 300])
  expect(await world.told(HoldExpired)).toHaveLength(1)
})

test('twenty holds at once: as many as there is money for, and never more', async () => {
  const account = await funded(550)
  const { won, refused, broken } = await race(
    Array.from(
      { length: 20 },
      () => () =>
        clerk.does(placeHold, {
          key: key(),
          accountId: account.id,
          amount: usd(100),
          reason: 'race',
        }),
    ),
  )
  expect(broken).toEqual([])
  expect([won.length, refused.length]).toEqual([5, 15])
  expect(await read(account.id)).toEqual([550, 500, 50])
})

test('one key at once from many is one hold', async () => {
  const account = await funded(5000)
  const same = key()
  const { won, broken } = await race(
    Array.from(
      { length: 12 },
      () => () =>
        clerk.does(placeHold, {
          key: same,
          accountId: account.id,
          amount: usd(100),
          reason: 'race',
        }),
    ),
  )
  expect(broken).toEqual([])
  expect(new Set(won.map((hold) => hold.holdId)).size).toBe(1)
  expect(await read(account.id)).toEqual([5000, 100, 4900])
})

test('capture and release at once: one of them', async () => {
  const [payer, payee] = [await funded(500), await funded(0)]
  const { holdId } = await clerk.does(placeHold, {
    key: key(),
    accountId: payer.id,
    amount: usd(500),
    reason: 'bid',
  })
  const { won, refused, broken } = await race<unknown>([
    () =>
      clerk.does(captureHold, {
        holdId,
        reason: 'won',
        to: [{ account: payee, amount: usd(500) }],
      }),
    () => clerk.does(releaseHold, { holdId }),
    () => clerk.does(releaseHold, { holdId }),
  ])
  expect(broken).toEqual([])
  expect([won.length, refused]).toEqual([1, ['ledger.hold_resolved', 'ledger.hold_resolved']])
  expect(await verifyLedger(world.database)).toMatchObject({ wrong: 0 })
})

test('the database itself lets nobody hold more than there is, whoever writes', async () => {
  const account = await funded(1000)
  const hold = (minor: number) =>
    world.raw(sql`update ledger.accounts set held_minor = ${minor} where id = ${account.id}`)
  await expect(hold(1001)).rejects.toMatchObject({ constraint: 'accounts_never_overdrawn' })
  await expect(hold(-1)).rejects.toMatchObject({ constraint: 'accounts_hold_nothing_negative' })
  expect(await read(account.id)).toEqual([1000, 0, 1000])
})
