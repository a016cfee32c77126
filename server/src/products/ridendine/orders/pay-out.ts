import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { job } from '#foundation/jobs'
import { type Money, money, negate } from '#foundation/money'
import { Refusal } from '#foundation/refusals'
import { localDay } from '#foundation/time'
import { accountFor, listAvailable, type Owner, postTransfer, readBalance } from '#modules/ledger'
import { readOrganisation } from '#modules/organisations'
import { payOut } from '#modules/payments'
import { hasWorked } from './worked.sql.ts'

/** Smaller sums wait for more (minor units). */
const LEAST_MINOR = 100n
/** At most so many people in one run; the others are paid by the next. */
const MOST_PEOPLE = 1000

/** Once a day what chefs and drivers have earned goes to their banks. */
export const payOutWorkers = job({
  name: 'ridendine.pay_out',
  input: z.object({}),
  everyMinutes: 1440,
  work: (tx) => payOutAll(tx),
})

/**
 * One payout per person and day: running it twice pays once. What somebody owes is taken out of
 * their earnings first; their tips are added whole, and nothing is ever taken out of those.
 */
export async function payOutAll(tx: Tx): Promise<void> {
  const { timezone } = await readOrganisation(tx)
  const day = localDay(tx.now, timezone)
  for (const { personId, currency } of await whoHasMoney(tx)) {
    // Other products have people of their own, and pay them by their own rules.
    if (!(await hasWorked(tx, personId))) continue
    // Whoever has no bank account yet, or is short of a disputed sum, waits; the others do not.
    await tx
      .attempt(() => payOne(tx, { personId, currency, day }))
      .catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
      })
  }
}

async function whoHasMoney(tx: Tx): Promise<{ personId: string; currency: string }[]> {
  const found = new Map<string, { personId: string; currency: string }>()
  for (const purpose of ['balance', 'tips'] as const) {
    const some = await listAvailable(tx, { purpose, leastMinor: 1n, limit: MOST_PEOPLE })
    for (const { personId, available } of some) {
      const { currency } = available
      found.set(`${personId} ${currency}`, { personId, currency })
    }
  }
  return [...found.values()]
}

interface Turn {
  readonly personId: string
  readonly currency: string
  readonly day: string
}

async function payOne(tx: Tx, turn: Turn): Promise<void> {
  await recoverDebt(tx, turn)
  if ((await worthOf(tx, turn)) < LEAST_MINOR) return
  await payOut(tx, {
    personId: turn.personId,
    currency: turn.currency,
    amount: await moveTips(tx, turn),
    key: `ridendine:daily:${turn.day}:${turn.personId}`,
  })
}

async function worthOf(tx: Tx, turn: Turn): Promise<bigint> {
  const earned = await readBalance(tx, (await accountOf(tx, turn, 'balance')).id)
  const tips = await readBalance(tx, (await accountOf(tx, turn, 'tips')).id)
  return earned.available.minor + tips.available.minor
}

/** The part of a debt that the earnings cover, as an entry of its own (D-R4). */
async function recoverDebt(tx: Tx, turn: Turn): Promise<void> {
  const owed = await accountOf(tx, turn, 'receivable')
  const earned = await accountOf(tx, turn, 'balance')
  const debt = (await readBalance(tx, owed.id)).balance.minor
  const has = (await readBalance(tx, earned.id)).available.minor
  const part = money(debt < has ? debt : has, turn.currency)
  if (part.minor <= 0n) return
  await postTransfer(tx, {
    key: `ridendine.recover:${turn.day}:${turn.personId}`,
    reason: 'What was owed',
    entries: [
      { account: earned, amount: negate(part) },
      { account: owed, amount: part },
    ],
  })
}

/** Tips join the balance just before it is paid out; answers what there is then. */
async function moveTips(tx: Tx, turn: Turn): Promise<Money> {
  const tips = await accountOf(tx, turn, 'tips')
  const balance = await accountOf(tx, turn, 'balance')
  const given = (await readBalance(tx, tips.id)).available
  if (given.minor > 0n) {
    await postTransfer(tx, {
      key: `ridendine.tips:${turn.day}:${turn.personId}`,
      reason: 'Tips',
      entries: [
        { account: tips, amount: negate(given) },
        { account: balance, amount: given },
      ],
    })
  }
  return (await readBalance(tx, balance.id)).available
}

function accountOf(tx: Tx, turn: Turn, purpose: 'balance' | 'tips' | 'receivable') {
  const owner: Owner = { kind: 'person', id: turn.personId }
  return accountFor(tx, { owner, purpose, currency: turn.currency })
}
