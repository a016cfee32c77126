import type { Order, OrderLine } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { type HistoryRow, listHistory } from '#foundation/lifecycle'
import { money, toWire } from '#foundation/money'
import { signedUrl } from '#modules/files'
import { type PersonCard, readPeople } from '#modules/identity'
import { readPayment } from '#modules/payments'
import { ratingsOf } from '#modules/reviews'
import { findDriverRow } from '../deliveries/drivers.sql.ts'
import { type ChefRow, readChefRow } from '../kitchens/chefs.sql.ts'
import { paidOf } from './legs.ts'
import type { LineRow } from './lists.sql.ts'
import { openMoves } from './open-moves.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { readOrderRules } from './order-rules.ts'
import { type ItemRow, listItems, type OrderRow } from './orders.sql.ts'
import { onlyFor, type Side, subjectOf } from './parties.ts'
import { listRefunds, type RefundRow } from './refunds.sql.ts'

/** States in which the driver's position may be followed: from the yes to the door. */
const SHARED: readonly string[] = ['assigned_to_driver', 'picked_up', 'in_transit']
/** States in which chef and driver compare the code over the counter. */
const CODE_SHOWN: readonly string[] = [
  'accepted',
  'preparing',
  'ready_for_pickup',
  'assigned_to_driver',
]

/** An order as the one who asks may see it; whoever is on no side of it does not learn that it is there. */
export async function viewOrder(tx: Tx, row: OrderRow): Promise<Order> {
  const side = onlyFor(tx, row, 'customer', 'chef', 'driver', 'operations')

  const rules = await readOrderRules(tx)
  const items = await listItems(tx, row.id)
  const refunds = await listRefunds(tx, row.id)
  const history = await listHistory(tx, orderLifecycle.name, row.id)
  const showsCode = side === 'chef' || side === 'driver'

  return {
    id: row.id,
    number: row.number,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    version: row.version,
    can: openMoves(tx, row, side, rules),
    ...(await peopleOf(tx, row)),
    items: items.map((item) => viewItem(row, item)),
    note: row.note,
    dropOff: row.drop_off,
    deliverTo: doorOf(row, side),
    distanceKm: row.distance_metres / 1000,
    price: priceOf(row),
    earnings: earningsOf(row, side, refunds),
    payment: await paymentOf(tx, row, side),
    times: timesOf(row),
    pickupCode: showsCode && CODE_SHOWN.includes(row.state) ? row.pickup_code : null,
    sharing: row.driver_id && SHARED.includes(row.state) ? subjectOf(row.id) : null,
    ...endingOf(tx, row),
    refunds: refunds.map((each) => viewRefund(row, each)),
    rated: { food: row.food_rated_at !== null, delivery: row.delivery_rated_at !== null },
    groupOrderId: row.group_order_id,
    history: history.map((line) => ({
      move: line.move,
      state: line.to_state,
      by: whoMoved(row, line),
      at: line.moved_at.toISOString(),
      reason: line.reason,
    })),
  }
}

async function peopleOf(
  tx: Tx,
  row: OrderRow,
): Promise<Pick<Order, 'customer' | 'chef' | 'driver'>> {
  const chef = await readChefRow(tx, row.chef_id)
  const ids = [row.customer_id, ...(row.driver_id ? [row.driver_id] : [])]
  const people = await readPeople(tx, ids)
  const customer = people.find((each) => each.id === row.customer_id)
  const driver = people.find((each) => each.id === row.driver_id)
  return {
    customer: {
      id: row.customer_id,
      name: customer?.name ?? row.customer_name,
      photoUrl: photo(tx, customer?.avatarFileId),
    },
    chef: chefOf(tx, chef),
    driver: row.driver_id ? await driverOf(tx, row.driver_id, driver) : null,
  }
}

function chefOf(tx: Tx, chef: ChefRow): Order['chef'] {
  return {
    id: chef.id,
    name: chef.chef_name,
    photoUrl: photo(tx, chef.photo_file_id),
    businessName: chef.business_name,
    at: { lat: chef.lat, lng: chef.lng },
  }
}

async function driverOf(
  tx: Tx,
  id: string,
  person: PersonCard | undefined,
): Promise<Order['driver']> {
  const rating = (await ratingsOf(tx, [id])).get(id)
  return {
    id,
    name: person?.name ?? '',
    photoUrl: photo(tx, person?.avatarFileId),
    vehicle: (await findDriverRow(tx, id))?.vehicle_label ?? '',
    rating: rating?.mean ?? null,
  }
}

function viewItem(row: OrderRow, item: ItemRow): Order['items'][number] {
  return {
    id: item.id,
    menuItemId: item.menu_item_id,
    name: item.name,
    quantity: item.quantity,
    unitPrice: toWire(money(item.unit_minor, row.currency)),
    lineTotal: toWire(money(item.unit_minor * BigInt(item.quantity), row.currency)),
    instructions: item.instructions,
    forName: item.for_name,
  }
}

/** The door is for the customer, the desk, and the driver while the run is theirs. */
function doorOf(row: OrderRow, side: Side): Order['deliverTo'] {
  const isRunning = ['accepted', 'preparing', 'ready_for_pickup', ...SHARED].includes(row.state)
  const exact = side === 'customer' || side === 'operations' || (side === 'driver' && isRunning)
  return exact
    ? {
        label: row.drop_label,
        at: { lat: row.drop_lat, lng: row.drop_lng },
        note: row.drop_note,
        exact,
      }
    : { label: row.drop_district, at: roughly(row), note: '', exact }
}

/** About a kilometre around: two decimals of a degree. */
function roughly(row: OrderRow) {
  return { lat: Math.round(row.drop_lat * 100) / 100, lng: Math.round(row.drop_lng * 100) / 100 }
}

function priceOf(row: OrderRow): Order['price'] {
  const of = (minor: bigint) => toWire(money(minor, row.currency))
  return {
    subtotal: of(row.subtotal_minor),
    tax: of(row.tax_minor),
    deliveryFee: of(row.delivery_minor),
    tip: of(row.tip_minor + row.tip_later_minor),
    serviceFee: of(row.service_minor),
    total: of(paidOf(row) + row.tip_later_minor),
  }
}

/** What each keeps of it, refunds they paid taken off; only one's own, and all of it for the desk. */
function earningsOf(row: OrderRow, side: Side, refunds: readonly RefundRow[]): Order['earnings'] {
  if (side === 'customer') return null
  const net = (earned: bigint, paid: (each: RefundRow) => bigint) =>
    toWire(
      money(
        refunds.reduce((left, each) => left - paid(each), earned),
        row.currency,
      ),
    )
  const isChef = side !== 'driver'
  const isDriver = side !== 'chef'
  const tips = row.tip_minor + row.tip_later_minor
  return {
    chef: isChef ? net(row.chef_minor, (each) => each.chef_minor) : null,
    platformFee: isChef ? net(row.fee_minor, (each) => each.platform_minor) : null,
    driver: isDriver ? net(row.driver_minor, (each) => each.driver_minor) : null,
    driverTip: isDriver ? net(tips, (each) => each.tip_minor) : null,
  }
}

async function paymentOf(tx: Tx, row: OrderRow, side: Side): Promise<Order['payment']> {
  const isTheirs = side === 'customer' || side === 'operations'
  const asksPayer = side === 'customer' && row.payment_state === 'needs_action' && row.payment_id
  return {
    state: row.payment_state,
    paymentId: isTheirs ? row.payment_id : null,
    reason: isTheirs ? row.payment_reason : null,
    actionUrl: asksPayer ? (await readPayment(tx, asksPayer)).actionUrl : null,
    refunded: toWire(money(row.refunded_minor, row.currency)),
  }
}

function timesOf(row: OrderRow): Order['times'] {
  return {
    placedAt: row.placed_at.toISOString(),
    scheduledFor: iso(row.scheduled_for),
    payBy: row.state === 'pending' ? iso(row.pay_by) : null,
    answerBy: row.state === 'payment_confirmed' ? iso(row.answer_by) : null,
    readyAt: iso(row.ready_at),
    etaFrom: iso(row.eta_from),
    etaTo: iso(row.eta_to),
    promisedBy: iso(row.promised_by),
    acceptedAt: iso(row.accepted_at),
    preparingAt: iso(row.preparing_at),
    readySince: iso(row.ready_since),
    pickedUpAt: iso(row.picked_up_at),
    deliveredAt: iso(row.delivered_at),
    completesAt: iso(row.completes_at),
  }
}

/** How it ended, or what stands against its ending. */
function endingOf(tx: Tx, row: OrderRow): Pick<Order, 'proof' | 'cancellation' | 'problem'> {
  return {
    proof: row.delivered_at
      ? { note: row.proof_note ?? '', photoUrl: photo(tx, row.proof_file_id) }
      : null,
    cancellation: row.cancelled_by
      ? {
          by: row.cancelled_by,
          reason: row.cancel_reason ?? '',
          note: row.cancel_note ?? '',
          refunded: toWire(money(row.refunded_minor, row.currency)),
        }
      : null,
    problem: row.problem_at
      ? {
          kind: row.problem_kind ?? 'other',
          text: row.problem_text ?? '',
          at: row.problem_at.toISOString(),
          outcome: row.problem_outcome,
          asked: toWire(money(row.problem_minor ?? 0n, row.currency)),
        }
      : null,
  }
}

function viewRefund(row: OrderRow, each: RefundRow): Order['refunds'][number] {
  const of = (minor: bigint) => toWire(money(minor, row.currency))
  const parts: readonly (readonly [string, bigint])[] = [
    ['chef', each.chef_minor],
    ['driver', each.driver_minor],
    ['platform', each.platform_minor],
    ['tax', each.tax_minor],
    ['tip', each.tip_minor],
  ]
  return {
    id: each.id,
    amount: of(each.amount_minor),
    reason: each.reason,
    at: each.given_at.toISOString(),
    paidBy: parts
      .filter(([, minor]) => minor > 0n)
      .map(([payer, minor]) => ({ payer, amount: of(minor) })),
  }
}

const photo = (tx: Tx, fileId: string | null | undefined) => (fileId ? signedUrl(tx, fileId) : null)

function whoMoved(row: OrderRow, line: HistoryRow): string {
  if (line.actor_id === row.customer_id) return 'customer'
  if (line.actor_id === row.chef_id) return 'chef'
  if (line.actor_id !== null && line.actor_id === row.driver_id) return 'driver'
  return line.actor_kind === 'person' ? 'desk' : line.actor_kind
}

const iso = (at: Date | null) => at?.toISOString() ?? null

/** A line of a list; `names` are those of the drivers. */
export function viewLine(row: LineRow, names: ReadonlyMap<string, string>): OrderLine {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    version: row.version,
    customer: row.customer_name,
    chefId: row.chef_id,
    businessName: row.business_name,
    driver: row.driver_id ? (names.get(row.driver_id) ?? null) : null,
    itemCount: row.item_count,
    summary: row.summary,
    total: toWire(money(row.total_minor, row.currency)),
    placedAt: row.placed_at.toISOString(),
    scheduledFor: iso(row.scheduled_for),
    readyAt: iso(row.ready_at),
    etaTo: iso(row.eta_to),
    answerBy: row.state === 'payment_confirmed' ? iso(row.answer_by) : null,
  }
}
