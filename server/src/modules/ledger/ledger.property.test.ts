import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { money } from '#foundation/money'
import { Refusal } from '#foundation/refusals'
import { makeWorld, type Person, type World } from '#testing'
import {
  type Account,
  accountFor,
  captureHold,
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

const PEOPLE = 4
const who = fc.nat(PEOPLE - 1)
const amount = fc.integer({ min: 1, max: 500 })
const deed = fc.oneof(
  fc.record({ do: fc.constant('fund' as const), to: who, amount }),
  fc.record({ do: fc.constant('pay' as const), from: who, to: who, amount, fee: fc.nat(50) }),
  fc.record({ do: fc.constant('hold' as const), from: who, amount }),
  fc.record({
    do: fc.constant('capture' as const),
    hold: fc.nat(30),
    to: who,
    share: fc.integer({ min: 1, max: 100 }),
  }),
  fc.record({ do: fc.constant('release' as const), hold: fc.nat(30) }),
)
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

interface Model {
  balance: number[]
  holds: { from: number; amount: number; id: string; open: boolean }[]
  fees: number
  outside: number
}

/** The same deed on a plain model; false when it must be refused. */
function expected(model: Model, next: Deed): boolean {
  const held = (person: number) =>
    model.holds
      .filter((hold) => hold.open && hold.from === person)
      .reduce((sum, hold) => sum + hold.amount, 0)
  const free = (person: number) => (model.balance[person] ?? 0) - held(person)
  if (next.do === 'fund') return true
  if (next.do === 'pay')
    return next.to === next.from
      ? free(next.from) >= next.fee || next.fee === 0
      : free(next.from) >= next.amount + next.fee
  if (next.do === 'hold') return free(next.from) >= next.amount
  return model.holds[next.hold]?.open ?? false
}

test('whatever people do, transfers sum to zero, balances follow from entries, and nobody is overdrawn', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async (deeds) => {
      run += 1
      const accounts = await clerk.act(async (tx) => {
        const opened: Account[] = []
        for (let n = 0; n < PEOPLE; n += 1) {
          opened.push(
            await accountFor(tx, {
              owner: { kind: 'external', name: `run ${run} person ${n}` },
              purpose: 'balance',
              currency: 'USD',
            }),
          )
        }
        const fees = await accountFor(tx, {
          owner: { kind: 'external', name: `run ${run}` },
          purpose: 'fees',
          currency: 'USD',
        })
        const outside = await accountFor(tx, {
          owner: { kind: 'external', name: `run ${run}` },
          purpose: 'clearing',
          currency: 'USD',
        })
        return { people: opened, fees, outside }
      })
      const model: Model = {
        balance: Array.from({ length: PEOPLE }, () => 0),
        holds: [],
        fees: 0,
        outside: 0,
      }
      for (const [place, next] of deeds.entries()) {
        const isFine = expected(model, next)
        const done = await perform(accounts, model, next, `${run}:${place}`).then(
          () => true,
          (error: unknown) => {
            if (error instanceof Refusal) return false
            throw error
          },
        )
        expect(done, JSON.stringify(next)).toBe(isFine)
      }
      for (const [n, account] of accounts.people.entries()) {
        const { balance, available } = await clerk.act((tx) => readBalance(tx, account.id))
        expect(Number(balance.minor)).toBe(model.balance[n])
        expect(available.minor).toBeGreaterThanOrEqual(0n)
      }
      const [fees, outside] = await clerk.act(async (tx) => [
        await readBalance(tx, accounts.fees.id),
        await readBalance(tx, accounts.outside.id),
      ])
      expect([Number(fees?.balance.minor), Number(outside?.balance.minor)]).toEqual([
        model.fees,
        model.outside,
      ])
      expect(await verifyLedger(world.database)).toMatchObject({ wrong: 0 })
    }),
    { numRuns: 25 },
  )
})

interface Accounts {
  people: Account[]
  fees: Account
  outside: Account
}

async function perform(
  { people, fees, outside }: Accounts,
  model: Model,
  next: Deed,
  key: string,
): Promise<void> {
  const usd = (minor: number) => money(minor, 'USD')
  const id = (n: number) => people[n]?.id ?? ''
  if (next.do === 'fund') {
    await clerk.act((tx) =>
      postTransfer(tx, {
        key,
        reason: 'fund',
        entries: [
          { account: outside, amount: usd(-next.amount) },
          { account: id(next.to), amount: usd(next.amount) },
        ],
      }),
    )
    model.balance[next.to] = (model.balance[next.to] ?? 0) + next.amount
    model.outside += next.amount
  } else if (next.do === 'pay') {
    await clerk.act((tx) =>
      postTransfer(tx, {
        key,
        reason: 'pay',
        entries: [
          { account: id(next.from), amount: usd(-next.amount - next.fee) },
          { account: id(next.to), amount: usd(next.amount) },
          { account: fees, amount: usd(next.fee) },
        ],
      }),
    )
    model.balance[next.from] = (model.balance[next.from] ?? 0) - next.amount - next.fee
    model.balance[next.to] = (model.balance[next.to] ?? 0) + next.amount
    model.fees += next.fee
  } else if (next.do === 'hold') {
    const { holdId } = await clerk.does(placeHold, {
      key,
      accountId: id(next.from),
      amount: usd(next.amount),
      reason: 'hold',
    })
    model.holds.push({ from: next.from, amount: next.amount, id: holdId, open: true })
  } else {
    const hold = model.holds[next.hold]
    if (!hold) throw new Refusal('ledger.no_such_hold', { kind: 'missing', says: '' }, {}, false)
    if (next.do === 'release') {
      await clerk.does(releaseHold, { holdId: hold.id })
    } else {
      const part = Math.max(1, Math.floor((hold.amount * next.share) / 100))
      await clerk.does(captureHold, {
        holdId: hold.id,
        amount: usd(part),
        reason: 'capture',
        to: [{ account: id(next.to), amount: usd(part) }],
      })
      model.balance[hold.from] = (model.balance[hold.from] ?? 0) - part
      model.balance[next.to] = (model.balance[next.to] ?? 0) + part
    }
    hold.open = false
  }
}
