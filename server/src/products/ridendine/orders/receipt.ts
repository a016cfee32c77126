import type { WorkInputOf } from '#contract/endpoint'
import {
  downloadCreditNote as noteDoor,
  downloadReceipt as pdfDoor,
  type Receipt,
  type readReceipt as readDoor,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { serveRaw } from '#foundation/http'
import { money, toWire } from '#foundation/money'
import { readPeople } from '#modules/identity'
import { listMethods } from '#modules/payments'
import { readChefRow } from '../kitchens/chefs.sql.ts'
import { refuse } from '../refusals.ts'
import { paidOf } from './legs.ts'
import { listItems, type OrderRow, readOrderRow } from './orders.sql.ts'
import { onlyFor } from './parties.ts'
import { drawCreditNote, drawReceipt } from './receipt-pdf.ts'
import { listRefunds, type RefundRow } from './refunds.sql.ts'

/** What a credit note says of its cause. */
const CAUSES: Readonly<Record<string, string>> = {
  cancelled_by_customer: 'Called off before the cooking began',
  cancelled_by_chef: 'The kitchen could not take the order',
  chef_silent: 'The kitchen did not answer in time',
  paid_too_late: 'The payment came after the order was let go',
  called_off: 'Called off by the desk',
  missing_item: 'A dish was missing',
  wrong_item: 'A dish was not the one that was ordered',
  poor_quality: 'A dish was not good',
  allergen: 'A dish held something it should not',
  damaged: 'A dish arrived damaged',
  late: 'The order came late',
  never_arrived: 'The order never came',
  goodwill: 'Goodwill',
}

/** The receipt, line by line, and a credit note for each time that money went back. */
export async function readReceipt(tx: Tx, input: WorkInputOf<typeof readDoor>): Promise<Receipt> {
  const order = await readOrderRow(tx, input.orderId)

  onlyFor(tx, order, 'customer', 'operations')
  if (!order.paid_at) throw refuse.no_receipt_yet({ state: order.state })

  const refunds = await listRefunds(tx, order.id)
  const of = (minor: bigint) => toWire(money(minor, order.currency))
  return {
    number: order.number,
    issuedAt: (order.delivered_at ?? order.paid_at).toISOString(),
    ...(await namesOf(tx, order)),
    place: order.drop_label,
    lines: await linesOf(tx, order, refunds),
    paid: of(paidOf(order) + order.tip_later_minor),
    refunded: of(order.refunded_minor),
    method: await describeMethod(tx, order),
    creditNotes: refunds.map((each, index) => ({
      id: each.id,
      number: `${order.number}-C${index + 1}`,
      cause: each.cause,
      says: CAUSES[each.cause] ?? each.reason,
      amount: of(each.amount_minor),
      tax: of(each.tax_minor),
      at: each.given_at.toISOString(),
    })),
  }
}

async function namesOf(tx: Tx, order: OrderRow) {
  const chef = await readChefRow(tx, order.chef_id)
  const [driver] = order.driver_id ? await readPeople(tx, [order.driver_id]) : []
  return {
    customer: order.customer_name,
    chef: chef.business_name,
    driver: driver?.name ?? null,
  }
}

async function linesOf(
  tx: Tx,
  order: OrderRow,
  refunds: readonly RefundRow[],
): Promise<Receipt['lines']> {
  const of = (minor: bigint) => toWire(money(minor, order.currency))
  const items = await listItems(tx, order.id)
  const rest: Receipt['lines'] = [
    { label: 'Sales tax', amount: of(order.tax_minor), kind: 'tax' },
    { label: 'Delivery', amount: of(order.delivery_minor), kind: 'delivery' },
    { label: 'Platform fee', amount: of(order.service_minor), kind: 'service' },
    { label: 'Tip', amount: of(order.tip_minor + order.tip_later_minor), kind: 'tip' },
  ]
  return [
    ...items.map((item) => ({
      label: `${item.quantity} × ${item.name}`,
      amount: of(item.unit_minor * BigInt(item.quantity)),
      kind: 'item' as const,
    })),
    ...rest.filter((line) => line.kind === 'tax' || line.amount.amount > 0),
    ...refunds.map((each) => ({
      label: CAUSES[each.cause] ?? 'Given back',
      amount: of(-each.amount_minor),
      kind: 'refund' as const,
    })),
  ]
}

/** `Visa •••• 4242`. */
async function describeMethod(tx: Tx, order: OrderRow): Promise<string> {
  const methods = await listMethods(tx, order.customer_id)
  const method = methods.find((each) => each.id === order.payment_method_id)
  return method
    ? `${method.brand.charAt(0).toUpperCase()}${method.brand.slice(1)} •••• ${method.last4}`
    : 'Card'
}

/** The same as a PDF. */
export const downloadReceipt = serveRaw(pdfDoor, {
  permit: 'order.own',
  work: async (_request, reply, context) => {
    const input = pdfDoor.input.parse(context.input)
    const receipt = await context.transact((tx) => readReceipt(tx, input))
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${receipt.number}.pdf"`)
      .send(await drawReceipt(receipt))
  },
})

/** One time that money went back, as a document of its own. */
export const downloadCreditNote = serveRaw(noteDoor, {
  permit: 'order.own',
  work: async (_request, reply, context) => {
    const input = noteDoor.input.parse(context.input)
    const receipt = await context.transact((tx) => readReceipt(tx, input))
    const note = receipt.creditNotes.find((each) => each.id === input.noteId)
    if (!note) throw refuse.no_such_credit_note({ noteId: input.noteId })
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${note.number}.pdf"`)
      .send(await drawCreditNote(receipt, note))
  },
})
