import type { Tx } from '#foundation/db'
import { money, negate } from '#foundation/money'
import { accountFor, postTransfer } from '#modules/ledger'
import type { Share } from '#modules/payments'
import { payersOf, totalOf } from './money.ts'
import { lockOrder } from './orders.sql.ts'
import { subjectOf } from './parties.ts'
import { findRefundOf, listRefunds } from './refunds.sql.ts'

/**
 * A refund that the customer's bank would not take: those who paid for it have it again, and it is
 * still the customer's. It is kept on their own balance, so that nobody has it twice and none of it
 * stays in escrow.
 */
export async function keepBounced(tx: Tx, { refundId }: { refundId: string }): Promise<void> {
  const found = await findRefundOf(tx, refundId)
  if (!found) return
  const order = await lockOrder(tx, found.order_id)
  const amount = money(found.amount_minor, order.currency)
  const customer = { kind: 'person', id: order.customer_id } as const

  const legs = {
    chef: found.chef_minor,
    driver: found.driver_minor,
    platform: found.platform_minor,
    tax: found.tax_minor,
    tip: found.tip_minor,
  }
  const others = (await listRefunds(tx, order.id)).filter((each) => each.id !== found.id)
  const payers: Share[] = order.settled_at
    ? await payersOf(tx, order, legs, others)
    : [{ owner: customer, purpose: 'escrow', amount: totalOf(order), what: 'Kept for you' }]
  const credit = await accountFor(tx, {
    owner: customer,
    purpose: 'balance',
    currency: order.currency,
  })
  const debits = await Promise.all(
    payers.map(async ({ owner, purpose, amount: part, what }) => ({
      account: await accountFor(tx, { owner, purpose, currency: order.currency }),
      amount: negate(part),
      what,
    })),
  )
  await postTransfer(tx, {
    key: `ridendine.bounced:${refundId}`,
    about: subjectOf(order.id),
    reason: `Kept for you · ${order.number}`,
    entries: [...debits, { account: credit, amount }],
  })
}
