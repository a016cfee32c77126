import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Money, money } from '#foundation/money'
import { expectRefusal, makeWorld, type Person, race, type World } from '#testing'
import {
  accountFor,
  entriesAbout,
  ledgerModule,
  listEntries,
  type Owner,
  type Purpose,
  postTransfer,
  readBalance,
  TransferPosted,
  verifyLedger,
} from './index.ts'

let world: World
let clerk: Person
beforeAll(async () => {
  world = await makeWorld({ rooms: [ledgerModule] })
  clerk = world.person()
})
afterAll(() => world.close())

const usd = (minor: number | bigint): Money => money(minor, 'USD')
const stripe: Owner = { kind: 'external', name: 'stripe' }
const someone = (): Owner => ({ kind: 'person', id: world.person().id })

function open(owner: Owner, purpose: Purpose, currency = 'USD') {
  return clerk.act((tx) => accountFor(tx, { owner, purpose, currency }))
}

/** An account with so much on it. */
async function funded(minor: number, owner = someone()) {
  const [from, to] = [await open(stripe, 'clearing'), await open(owner, 'balance')]
  await clerk.act((tx) =>
    postTransfer(tx, {
      key: `fund:${to.id}`,
      reason: 'funding',
      entries: [
        { account: from, amount: usd(-minor) },
        { account: to, amount: usd(minor) },
      ],
    }),
  )
  return to
}

const balanceOf = async (id: string) => (await clerk.act((tx) => readBalance(tx, id))).balance.minor

test('an account is opened once, also when many ask at once', async () => {
  const owner = someone()
  const opened = await Promise.all(Array.from({ length: 12 }, () => open(owner, 'balance')))
  expect(new Set(opened.map((account) => account.id)).size).toBe(1)
})

test('a payment is split to the cent and every line says what it is', async () => {
  const [clearing, technician, fees, tax] = await Promise.all([
    open(stripe, 'clearing'),
    open(someone(), 'pending'),
    open({ kind: 'platform' }, 'fees'),
    open({ kind: 'platform' }, 'tax'),
  ])
  const before = await balanceOf(clearing.id)
  await clerk.act((tx) =>
    postTransfer(tx, {
      key: 'capture:1',
      about: 'zenvee.booking:1',
      reason: 'payment captured',
      entries: [
        { account: clearing, amount: usd(-10_625) },
        { account: technician, amount: usd(8500), what: 'earnings' },
        { account: fees, amount: usd(1500), what: 'platform fee' },
        { account: tax, amount: usd(625), what: 'sales tax' },
      ],
    }),
  )
  expect((await balanceOf(clearing.id)) - before).toBe(10_625n)
  expect(await balanceOf(technician.id)).toBe(8500n)
  const lines = await clerk.act((tx) => entriesAbout(tx, 'zenvee.booking:1'))
  expect(lines.map((line) => [line.what, line.amount.minor])).toEqual([
    ['payment captured', -10_625n],
    ['earnings', 8500n],
    ['platform fee', 1500n],
    ['sales tax', 625n],
  ])
  expect((await world.told(TransferPosted)).at(-1)).toMatchObject({
    reason: 'payment captured',
    about: 'zenvee.booking:1',
  })
})

test('the same key is the same transfer, and other lines under it are refused', async () => {
  const from = await funded(1000)
  const to = await open(someone(), 'balance')
  const pay = (minor: number) =>
    clerk.act((tx) =>
      postTransfer(tx, {
        key: 'twice',
        reason: 'pay',
        entries: [
          { account: from, amount: usd(-minor) },
          { account: to, amount: usd(minor) },
        ],
      }),
    )
  const [first, second] = [await pay(400), await pay(400)]
  expect(second).toEqual({ transferId: first.transferId, isNew: false })
  expect(await balanceOf(to.id)).toBe(400n)
  await expectRefusal(pay(401), 'ledger.key_reused')
})

test('lines that do not sum to zero are refused, by the code and by the database', async () => {
  const [from, to] = [await funded(1000), await open(someone(), 'balance')]
  await expectRefusal(
    clerk.act((tx) =>
      postTransfer(tx, {
        key: 'off',
        reason: 'off',
        entries: [
          { account: from, amount: usd(-2) },
          { account: to, amount: usd(1) },
        ],
      }),
    ),
    'ledger.unbalanced',
  )
  await expect(
    world.raw(`
    with made as (insert into ledger.transfers (id, org_id, key, fingerprint, reason, correlation_id, posted_at)
      values (gen_random_uuid(), '${world.orgId}', 'direct', '', '', gen_random_uuid(), now()) returning id)
    insert into ledger.entries (org_id, transfer_id, account_id, line, amount_minor, currency, what, balance_after_minor, posted_at)
    select '${world.orgId}', id, '${from.id}', 1, 5, 'USD', '', 5, now() from made`),
  ).rejects.toThrow('sum to zero')
})

test('currencies do not mix: each must sum to zero by itself', async () => {
  const [dollars, euros] = [await open(stripe, 'clearing'), await open(stripe, 'clearing', 'EUR')]
  await expectRefusal(
    clerk.act((tx) =>
      postTransfer(tx, {
        key: 'mix',
        reason: 'mix',
        entries: [
          { account: dollars, amount: usd(-5) },
          { account: euros, amount: money(5, 'EUR') },
        ],
      }),
    ),
    'ledger.unbalanced',
  )
})

test('more than there is cannot be taken, and nothing is left behind', async () => {
  const [from, to] = [await funded(100), await open(someone(), 'balance')]
  await expectRefusal(
    clerk.act((tx) =>
      postTransfer(tx, {
        key: 'poor',
        reason: 'poor',
        entries: [
          { account: from, amount: usd(-101) },
          { account: to, amount: usd(101) },
        ],
      }),
    ),
    'ledger.too_little',
  )
  expect([await balanceOf(from.id), await balanceOf(to.id)]).toEqual([100n, 0n])
})

test('twenty at once on one account: exactly as many win as there is money for', async () => {
  const from = await funded(700)
  const to = await open(someone(), 'balance')
  const tries = Array.from(
    { length: 20 },
    (_, n) => () =>
      clerk.act((tx) =>
        postTransfer(tx, {
          key: `race:${from.id}:${n}`,
          reason: 'race',
          entries: [
            { account: from, amount: usd(-100) },
            { account: to, amount: usd(100) },
          ],
        }),
      ),
  )
  const { won, refused, broken } = await race(tries)
  expect(broken).toEqual([])
  expect([won.length, refused.length]).toEqual([7, 13])
  expect(new Set(refused)).toEqual(new Set(['ledger.too_little']))
  expect([await balanceOf(from.id), await balanceOf(to.id)]).toEqual([0n, 700n])
})

test('twenty at once with one key make one transfer', async () => {
  const [from, to] = [await funded(5000), await open(someone(), 'balance')]
  const { won, broken } = await race(
    Array.from(
      { length: 20 },
      () => () =>
        clerk.act((tx) =>
          postTransfer(tx, {
            key: `same:${from.id}`,
            reason: 'same',
            entries: [
              { account: from, amount: usd(-100) },
              { account: to, amount: usd(100) },
            ],
          }),
        ),
    ),
  )
  expect(broken).toEqual([])
  expect(won.filter((answer) => answer.isNew)).toHaveLength(1)
  expect(await balanceOf(to.id)).toBe(100n)
})

test('money sent both ways at once between two accounts does not lock them up', async () => {
  const [a, b] = [await funded(10_000), await funded(10_000)]
  const { won, broken } = await race(
    Array.from(
      { length: 40 },
      (_, n) => () =>
        clerk.act((tx) => {
          const [from, to] = n % 2 === 0 ? [a, b] : [b, a]
          return postTransfer(tx, {
            key: `cross:${a.id}:${n}`,
            reason: 'cross',
            entries: [
              { account: from, amount: usd(-10) },
              { account: to, amount: usd(10) },
            ],
          })
        }),
    ),
  )
  expect(broken).toEqual([])
  expect(won).toHaveLength(40)
  expect([await balanceOf(a.id), await balanceOf(b.id)]).toEqual([10_000n, 10_000n])
})

test('nobody changes what was written: not the application, not the owner', async () => {
  await funded(1)
  for (const statement of [
    'update ledger.entries set amount_minor = 5',
    'delete from ledger.entries',
    'truncate ledger.entries cascade',
    `update ledger.transfers set reason = 'x'`,
    'delete from ledger.transfers',
  ]) {
    await expect(world.raw(statement), statement).rejects.toThrow('append-only')
    await expect(
      clerk.act((tx) => tx.run({ text: statement, values: [] })),
      statement,
    ).rejects.toThrow()
  }
})

test('another organisation sees no account and can move none', async () => {
  const [from, to] = [await funded(500), await open(someone(), 'balance')]
  const stranger = world.person({ orgId: world.otherOrgId })
  await expectRefusal(
    stranger.act((tx) => readBalance(tx, from.id)),
    'ledger.no_such_account',
  )
  await expectRefusal(
    stranger.act((tx) =>
      postTransfer(tx, {
        key: 'theft',
        reason: 'theft',
        entries: [
          { account: from, amount: usd(-5) },
          { account: to, amount: usd(5) },
        ],
      }),
    ),
    'ledger.no_such_account',
  )
})

test('a statement is read page by page, newest first', async () => {
  const owner = someone()
  const account = await funded(100, owner)
  const fees = await open({ kind: 'platform' }, 'fees')
  for (let n = 0; n < 5; n += 1) {
    await clerk.act((tx) =>
      postTransfer(tx, {
        key: `page:${account.id}:${n}`,
        reason: `fee ${n}`,
        entries: [
          { account, amount: usd(-10) },
          { account: fees, amount: usd(10) },
        ],
      }),
    )
  }
  const first = await clerk.act((tx) => listEntries(tx, { owner, limit: 4 }))
  expect(first.items.map((entry) => [entry.reason, entry.balanceAfter.minor])).toEqual([
    ['fee 4', 50n],
    ['fee 3', 60n],
    ['fee 2', 70n],
    ['fee 1', 80n],
  ])
  const second = await clerk.act((tx) =>
    listEntries(tx, { accountId: account.id, limit: 4, cursor: first.nextCursor ?? '' }),
  )
  expect(second.items.map((entry) => entry.reason)).toEqual(['fee 0', 'funding'])
  expect(second.nextCursor).toBeNull()
})

test('the books agree, and verification finds each kind of tampering', async () => {
  const account = await funded(900)
  expect(await verifyLedger(world.database)).toMatchObject({ wrong: 0, problems: [] })
  await world.raw(
    `update ledger.accounts set balance_minor = balance_minor + 1 where id = '${account.id}'`,
  )
  expect((await verifyLedger(world.database)).problems).toMatchObject([
    { wrong: 'balance', subject: account.id },
  ])
  await world.raw(
    `update ledger.accounts set balance_minor = balance_minor - 1, held_minor = 3 where id = '${account.id}'`,
  )
  expect((await verifyLedger(world.database)).problems).toMatchObject([{ wrong: 'held' }])
  await world.raw(`update ledger.accounts set held_minor = 0 where id = '${account.id}'`)
  await world.raw(
    `alter table ledger.entries disable trigger user; update ledger.entries set amount_minor = 901 where account_id = '${account.id}'; alter table ledger.entries enable trigger user`,
  )
  expect(
    (await verifyLedger(world.database)).problems.map((problem) => problem.wrong).sort(),
  ).toEqual(['balance', 'chain', 'imbalance'])
})
