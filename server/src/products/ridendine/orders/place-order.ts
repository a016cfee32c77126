import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { placeOrder as door } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { newId, randomBelow } from '#foundation/ids'
import { toWire } from '#foundation/money'
import { addMs, localDay } from '#foundation/time'
import { readPerson } from '#modules/identity'
import { readOrganisation } from '#modules/organisations'
import { listMethods } from '#modules/payments'
import { districtOf } from '#modules/places'
import { type CartLine, takePortions } from '../kitchens/take-portions.ts'
import { refuse } from '../refusals.ts'
import { takeGroupItems } from './group/place-group.ts'
import { askForPayment } from './money.ts'
import { PAY_WITHIN_MS } from './order-rules.ts'
import { beginOrder, insertItems, nextNumber, noteOrder } from './orders.sql.ts'
import { priceWish } from './price-wish.ts'
import { viewOrder } from './view-order.ts'

/** Letters and digits that nobody confuses when they are read out over a counter. */
const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/**
 * Place an order (R230–R245): everything is priced here again, portions and a place in the kitchen
 * are kept, and the card is asked, in one transaction. The kitchen hears of it when it is paid.
 */
export async function placeOrder(
  tx: Tx,
  input: WorkInputOf<typeof door>,
): Promise<OutputOf<typeof door>> {
  const customer = await readPerson(tx, tx.actor.id ?? '')
  const methodId = await readOwnMethod(tx, input.paymentMethodId)

  const id = newId()
  const items = input.groupOrderId
    ? await takeGroupItems(tx, { groupOrderId: input.groupOrderId, orderId: id, by: customer.id })
    : input.items
  if (items.length === 0) throw refuse.empty_cart()
  const wish = await priceWish(tx, { ...input, items })
  const { cart, priced, times } = wish
  const total = toWire(priced.total)
  const seen = input.expectedTotal
  if (seen && (seen.amount !== total.amount || seen.currency !== total.currency))
    throw refuse.price_changed({ total, was: seen })

  await takePortions(tx, {
    orderId: id,
    chefId: cart.chef.id,
    lines: cart.lines,
    readyAt: times.readyAt,
  })
  const { timezone } = await readOrganisation(tx)
  const begun = await beginOrder(
    tx,
    {
      ...columnsOf(input, wish),
      id,
      number: await nextNumber(tx, localDay(tx.now, timezone)),
      customer_id: customer.id,
      customer_name: customer.name,
      payment_method_id: methodId,
      pay_by: addMs(tx.now, PAY_WITHIN_MS),
      placed_at: tx.now,
    },
    { customerId: customer.id, chefId: cart.chef.id, total },
  )
  await insertItems(
    tx,
    cart.lines.map((line, place) => itemOf(id, line, place)),
  )
  const paymentId = await askForPayment(tx, begun)
  const order = await noteOrder(tx, id, { payment_id: paymentId, payment_state: 'asked' })

  return {
    id,
    orderNumber: order.number,
    totalCents: total.amount,
    clientSecret: null,
    order: await viewOrder(tx, order),
  }
}

/** What the order keeps of the wish and of its price. */
function columnsOf(
  input: WorkInputOf<typeof door>,
  { cart, priced, distance, times, policy }: Awaited<ReturnType<typeof priceWish>>,
) {
  const { at, label, note } = input.deliverTo
  return {
    chef_id: cart.chef.id,
    note: input.note,
    summary: summaryOf(cart.lines),
    item_count: cart.lines.reduce((sum, line) => sum + line.quantity, 0),
    group_order_id: input.groupOrderId,
    drop_off: input.dropOff,
    drop_note: note,
    drop_label: label,
    drop_district: districtOf(at),
    drop_lat: at.lat,
    drop_lng: at.lng,
    pickup_lat: cart.chef.lat,
    pickup_lng: cart.chef.lng,
    distance_metres: distance,
    currency: policy.currency,
    subtotal_minor: priced.subtotal.minor,
    tax_minor: priced.tax.minor,
    delivery_minor: priced.delivery.minor,
    service_minor: priced.service.minor,
    tip_minor: priced.tip.minor,
    fee_minor: priced.fee.minor,
    chef_minor: priced.chef.minor,
    driver_minor: priced.driver.minor,
    pickup_code: pickupCode(),
    prep_minutes: cart.prepMinutes,
    scheduled_for: input.scheduledFor,
    ready_at: times.readyAt,
    eta_from: times.etaFrom,
    eta_to: times.etaTo,
  }
}

/** A card of the one who acts. */
export async function readOwnMethod(tx: Tx, methodId: string): Promise<string> {
  const methods = await listMethods(tx, tx.actor.id ?? '')
  if (!methods.some((each) => each.id === methodId)) throw refuse.no_such_card({ methodId })
  return methodId
}

/** “2 × Lamb tagine, 1 × Mint tea”; the same dish of several people once. */
function summaryOf(lines: readonly CartLine[]): string {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line.name, (counts.get(line.name) ?? 0) + line.quantity)
  return [...counts].map(([name, count]) => `${count} × ${name}`).join(', ')
}

function itemOf(orderId: string, line: CartLine, place: number) {
  return {
    id: newId(),
    order_id: orderId,
    menu_item_id: line.menuItemId,
    name: line.name,
    quantity: line.quantity,
    unit_minor: line.unitMinor,
    instructions: line.instructions,
    for_name: line.forName,
    place,
  }
}

function pickupCode(): string {
  return Array.from({ length: 4 }, () => CODE_LETTERS[randomBelow(CODE_LETTERS.length)]).join('')
}
