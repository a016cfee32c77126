import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  readChefEntries as entriesDoor,
  readChefEarnings as listDoor,
  readChefEarningsSummary as summaryDoor,
} from '#contract/ridendine'
import { pageFrom, type Tx } from '#foundation/db'
import { type Money, money, sum, toWire } from '#foundation/money'
import { addMs, days } from '#foundation/time'
import { entriesAbout, listBalances, type Purpose } from '#modules/ledger'
import { readOrganisation } from '#modules/organisations'
import { listPayouts } from '#modules/payments'
import { readFeePolicy } from '../orders/fee-policy.ts'
import { readOrderRow } from '../orders/orders.sql.ts'
import { onlyFor, subjectOf } from '../orders/parties.ts'
import { type EarnedRow, listDays, listEarned } from './board.sql.ts'
import { readMine } from './own-kitchen.ts'
import { dayOf } from './schedule.ts'

const DAYS_SHOWN = 14

/** Order by order: what the food cost, the fee, what was given back, what is left. */
export async function readChefEarnings(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<OutputOf<typeof listDoor>> {
  const chef = await readMine(tx)
  const { base } = await readFeePolicy(tx)
  const rows = await listEarned(tx, chef.id, input)
  return pageFrom(
    rows,
    input.limit,
    (row) => earningOf(row, base),
    (row) => [row.delivered_at.toISOString(), row.id],
  )
}

function earningOf(row: EarnedRow, base: 'subtotal_tax_delivery' | 'subtotal') {
  const of = (minor: bigint) => toWire(money(minor, row.currency))
  const whole =
    base === 'subtotal'
      ? row.subtotal_minor
      : row.subtotal_minor + row.tax_minor + row.delivery_minor
  return {
    orderId: row.id,
    number: row.number,
    summary: row.summary,
    at: row.delivered_at.toISOString(),
    state: row.state,
    subtotal: of(row.subtotal_minor),
    // What the kitchen pays of it: nothing while the customer pays the fee on top.
    fee: of(row.subtotal_minor - row.chef_minor),
    feeBasisPoints: basisPoints(row.subtotal_minor - row.chef_minor, whole),
    refunded: of(row.back_minor),
    earned: of(row.chef_minor - row.back_minor),
    isPending: row.completed_at === null,
  }
}

/** A share in whole tenths of a per cent, so that a rounded cent does not show as 14.99 %. */
function basisPoints(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Math.round(Number((part * 10_000n) / whole) / 10 + 0.01) * 10
}

/** What is pending, available and owed: each from the ledger, not added up again. */
export async function readChefEarningsSummary(tx: Tx): Promise<OutputOf<typeof summaryDoor>> {
  const chef = await readMine(tx)
  const { currency, timezone } = await readOrganisation(tx)
  const balances = await listBalances(tx, { owner: { kind: 'person', id: chef.id } })
  const on = (purpose: Purpose, which: 'balance' | 'available' = 'balance'): Money =>
    sum(
      balances
        .filter((each) => each.purpose === purpose && each.currency === currency)
        .map((each) => each[which]),
      currency,
    )
  const { items: payouts } = await listPayouts(tx, { personId: chef.id, limit: 100 })
  const rows = await listDays(tx, chef.id, addMs(tx.now, -days(DAYS_SHOWN)), timezone)
  const earnedSince = (day: string) =>
    money(
      rows.filter((row) => row.day >= day).reduce((so, row) => so + row.earned_minor, 0n),
      currency,
    )
  return {
    today: toWire(earnedSince(dayOf(tx.now, timezone))),
    week: toWire(earnedSince(dayOf(addMs(tx.now, -days(6)), timezone))),
    pending: toWire(on('pending')),
    available: toWire(on('balance', 'available')),
    owed: toWire(on('receivable')),
    paidOut: toWire(
      sum(
        payouts.filter((payout) => payout.state === 'paid').map((payout) => payout.amount),
        currency,
      ),
    ),
    days: rows.map((row) => ({
      on: row.day,
      earned: toWire(money(row.earned_minor, currency)),
      orders: row.orders,
    })),
    payouts: payouts.slice(0, 30).map((payout) => ({
      id: payout.id,
      amount: toWire(payout.amount),
      state: payout.state,
      at: payout.askedAt.toISOString(),
    })),
  }
}

/** The ledger lines of one order that are on the chef's own accounts. */
export async function readChefEntries(
  tx: Tx,
  input: WorkInputOf<typeof entriesDoor>,
): Promise<OutputOf<typeof entriesDoor>> {
  const chef = await readMine(tx)
  const order = await readOrderRow(tx, input.orderId)
  onlyFor(tx, order, 'chef')
  const entries = await entriesAbout(tx, subjectOf(order.id))
  return {
    entries: entries
      .filter((entry) => entry.owner.kind === 'person' && entry.owner.id === chef.id)
      .map((entry) => ({
        id: entry.entryNo,
        at: entry.postedAt.toISOString(),
        purpose: entry.purpose,
        kind: entry.what,
        amount: toWire(entry.amount),
      })),
  }
}
