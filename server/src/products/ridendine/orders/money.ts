import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { type Money, money, negate } from '#foundation/money'
import { accountFor, type Owner, type Purpose, postTransfer, readBalance } from '#modules/ledger'
import * as payments from '#modules/payments'
import { refuse } from '../refusals.ts'
import { earnedOf, type Legs, leftOf, paidOf, refuseTooMuch, sumOf } from './legs.ts'
import { noteOrder, type OrderRow } from './orders.sql.ts'
import { subjectOf } from './parties.ts'
import { insertRefund, listRefunds, type RefundRow } from './refunds.sql.ts'

const PLATFORM: Owner = { kind: 'platform' }
const person = (id: string): Owner => ({ kind: 'person', id })

/** What the customer paid, tip of the checkout included. */
export function totalOf(order: OrderRow): Money {
  return money(paidOf(order), order.currency)
}

/**
 * Ask the card for all of it. Until the food is at the door the money is the customer's own, in
 * escrow (D-R4). What comes of it is heard from the payments module (subscribers.ts); each try
 * with another card is a payment of its own.
 */
export async function askForPayment(tx: Tx, order: OrderRow): Promise<string> {
  const total = totalOf(order)
  const { paymentId } = await payments.payAtOnce(tx, {
    about: subjectOf(order.id),
    payerId: order.customer_id,
    amount: total,
    methodId: order.payment_method_id ?? undefined,
    description: `${order.summary.slice(0, 120)} · ${order.number}`,
    returnPath: `/ridendine/app/orders/${order.id}`,
    key: `order:${order.id}:${order.version}`,
    split: [
      {
        owner: person(order.customer_id),
        purpose: 'escrow',
        amount: total,
        what: `Order ${order.number}`,
      },
    ],
  })
  return paymentId
}

/**
 * The food is at the door: five legs leave the customer's escrow. Chef and driver have theirs
 * pending until the order is complete; the tip is the driver's at once, whole, on an account of
 * its own. Posted once, however often it is asked.
 */
export async function settleOrder(tx: Tx, order: OrderRow): Promise<OrderRow> {
  if (order.settled_at) return order
  const of = (minor: bigint) => money(minor, order.currency)
  const earned = earnedOf(order)
  const escrow = await accountOf(tx, order, person(order.customer_id), 'escrow')
  const credits: Credit[] = [
    [person(order.chef_id), 'pending', earned.chef, 'Food'],
    [PLATFORM, 'fees', earned.platform, 'Platform fee'],
    [PLATFORM, 'tax', earned.tax, 'Sales tax'],
  ]
  if (order.driver_id) {
    credits.push([person(order.driver_id), 'pending', earned.driver, 'Delivery'])
    credits.push([person(order.driver_id), 'tips', earned.tip, 'Tip'])
  }
  const paid = credits.reduce((running, [, , minor]) => running + minor, 0n)
  await postTransfer(tx, {
    key: `ridendine.settle:${order.id}`,
    about: subjectOf(order.id),
    reason: `Order ${order.number}`,
    entries: [
      { account: escrow, amount: negate(of(paid)), what: `Order ${order.number}` },
      ...(await Promise.all(
        credits.map(async ([owner, purpose, minor, what]) => ({
          account: await accountOf(tx, order, owner, purpose),
          amount: of(minor),
          what,
        })),
      )),
    ],
  })
  return noteOrder(tx, order.id, { settled_at: tx.now })
}

type Credit = [owner: Owner, purpose: Purpose, minor: bigint, what: string]

/** What chef and driver still have pending of this order becomes their own, to be paid out; once. */
export async function releaseEarnings(tx: Tx, order: OrderRow): Promise<OrderRow> {
  if (order.released_at) return order
  const left = leftOf(order, await listRefunds(tx, order.id))
  await release(tx, order, order.chef_id, left.chef, 'chef')
  if (order.driver_id) await release(tx, order, order.driver_id, left.driver, 'driver')
  return noteOrder(tx, order.id, { released_at: tx.now })
}

async function release(
  tx: Tx,
  order: OrderRow,
  personId: string,
  minor: bigint,
  who: 'chef' | 'driver',
): Promise<void> {
  if (minor === 0n) return
  const amount = money(minor, order.currency)
  await postTransfer(tx, {
    key: `ridendine.release:${order.id}:${who}`,
    about: subjectOf(order.id),
    reason: `Released · ${order.number}`,
    entries: [
      { account: await accountOf(tx, order, person(personId), 'pending'), amount: negate(amount) },
      { account: await accountOf(tx, order, person(personId), 'balance'), amount },
    ],
  })
}

/** Why money goes back, and what is told of it. */
export interface Why {
  /** In a word, for the credit note: cancelled_by_customer, missing_item, … */
  readonly cause: string
  readonly reason: string
  /** One refund per key and order. */
  readonly key: string
}

/** Nothing was earned yet: all of it goes back out of escrow, and each gives up their own part. */
export async function refundFromEscrow(tx: Tx, order: OrderRow, why: Why): Promise<OrderRow> {
  const escrow = person(order.customer_id)
  return giveBack(tx, order, earnedOf(order), why, [
    { owner: escrow, purpose: 'escrow', amount: totalOf(order), what: 'Order given back' },
  ])
}

/**
 * Give back a sum whose parts name who pays them, of an order that has settled. Before the release
 * a part comes out of what is pending, afterwards out of the balance; what is not there any more is
 * owed: a receivable, which the next payout recovers. Throws ridendine.refund_exceeds_payer,
 * refund_too_large and refund_of_nothing.
 */
export async function refundOrder(
  tx: Tx,
  order: OrderRow,
  legs: Legs,
  why: Why,
): Promise<OrderRow> {
  const before = await listRefunds(tx, order.id)
  refuseTooMuch(order, before, legs)
  return giveBack(tx, order, legs, why, await payersOf(tx, order, legs, before))
}

async function giveBack(
  tx: Tx,
  order: OrderRow,
  legs: Legs,
  why: Why,
  paidBy: readonly payments.Share[],
): Promise<OrderRow> {
  if (!order.payment_id) throw refuse.refund_of_nothing()
  const amount = money(sumOf(legs), order.currency)
  const { refundId } = await payments.refund(tx, {
    paymentId: order.payment_id,
    amount,
    reason: why.reason,
    key: `ridendine:${order.id}:${why.key}`,
    paidBy,
  })
  await insertRefund(
    tx,
    {
      id: newId(),
      order_id: order.id,
      refund_id: refundId,
      amount_minor: amount.minor,
      cause: why.cause,
      reason: why.reason,
    },
    legs,
  )
  const refunded = order.refunded_minor + amount.minor
  return noteOrder(tx, order.id, {
    refunded_minor: refunded,
    ...(refunded === paidOf(order) ? { payment_state: 'refunded' as const } : {}),
  })
}

/** The accounts that pay a refund's legs. */
export async function payersOf(
  tx: Tx,
  order: OrderRow,
  legs: Legs,
  before: readonly RefundRow[],
): Promise<payments.Share[]> {
  const share = (owner: Owner, purpose: Purpose, minor: bigint, what: string) => ({
    owner,
    purpose,
    amount: money(minor, order.currency),
    what,
  })
  const feeLeft = leftOf(order, before).platform
  const fromFee = legs.platform < feeLeft ? legs.platform : feeLeft
  const driver = order.driver_id
  return [
    ...(await outOf(tx, order, order.chef_id, legs.chef)),
    ...(driver ? await outOf(tx, order, driver, legs.driver) : []),
    ...(driver ? await outOfTips(tx, order, driver, legs.tip) : []),
    share(PLATFORM, 'fees', fromFee, 'Refund of the fee'),
    share(PLATFORM, 'goodwill', legs.platform - fromFee, 'Refund out of goodwill'),
    share(PLATFORM, 'tax', legs.tax, 'Refund of the tax'),
    // Nobody brought it: what a driver would have had is still the customer's.
    ...(driver
      ? []
      : [
          share(person(order.customer_id), 'escrow', legs.driver + legs.tip, 'Delivery given back'),
        ]),
  ].filter((each) => each.amount.minor > 0n)
}

/** Pending before the release, the balance after it, and a debt for what is not there. */
async function outOf(
  tx: Tx,
  order: OrderRow,
  personId: string,
  minor: bigint,
): Promise<payments.Share[]> {
  if (!order.released_at) return [shareOf(order, personId, { purpose: 'pending', minor })]
  const available = await availableOf(tx, order, personId, 'balance')
  return takeFrom(order, personId, { purpose: 'balance', available }, minor)
}

/** A tip lies on its own account until it is paid out; later it is owed. */
async function outOfTips(
  tx: Tx,
  order: OrderRow,
  personId: string,
  minor: bigint,
): Promise<payments.Share[]> {
  if (minor === 0n) return []
  const available = await availableOf(tx, order, personId, 'tips')
  return takeFrom(order, personId, { purpose: 'tips', available }, minor)
}

function takeFrom(
  order: OrderRow,
  personId: string,
  from: { purpose: Purpose; available: bigint },
  minor: bigint,
): payments.Share[] {
  const there = minor < from.available ? minor : from.available
  return [
    shareOf(order, personId, { purpose: from.purpose, minor: there }),
    shareOf(order, personId, { purpose: 'receivable', minor: minor - there }, 'Refund owed'),
  ]
}

function shareOf(
  order: OrderRow,
  personId: string,
  { purpose, minor }: { purpose: Purpose; minor: bigint },
  what = 'Refund',
): payments.Share {
  return { owner: person(personId), purpose, amount: money(minor, order.currency), what }
}

async function availableOf(
  tx: Tx,
  order: OrderRow,
  personId: string,
  purpose: Purpose,
): Promise<bigint> {
  const account = await accountOf(tx, order, person(personId), purpose)
  const { available } = await readBalance(tx, account.id)
  return available.minor > 0n ? available.minor : 0n
}

function accountOf(tx: Tx, order: OrderRow, owner: Owner, purpose: Purpose) {
  return accountFor(tx, { owner, purpose, currency: order.currency })
}

/** A tip after the delivery: taken at once, whole, for the driver. */
export async function takeTip(
  tx: Tx,
  order: OrderRow,
  tip: { driverId: string; amount: Money; methodId: string | undefined },
): Promise<string> {
  const { paymentId } = await payments.payAtOnce(tx, {
    about: subjectOf(order.id),
    payerId: order.customer_id,
    amount: tip.amount,
    methodId: tip.methodId,
    description: `Tip · ${order.number}`,
    key: `tip:${order.id}:${order.version}`,
    split: [{ owner: person(tip.driverId), purpose: 'tips', amount: tip.amount, what: 'Tip' }],
  })
  return paymentId
}
