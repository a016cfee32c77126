import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import {
  type Order,
  type readRefundOptions as optionsDoor,
  ProblemKind,
  type reportProblem as problemDoor,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { money, shareOf, toWire } from '#foundation/money'
import { addMs, days } from '#foundation/time'
import { attachFile } from '#modules/files'
import { refuse } from '../refusals.ts'
import { refundPart } from './finish-order.ts'
import { type Legs, leftOf, legsForFood, NO_LEGS, paidOf, sumOf, toWireLegs } from './legs.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { type OrderRules, readOrderRules } from './order-rules.ts'
import {
  type ItemRow,
  listItems,
  lockOrder,
  noteOrder,
  type OrderRow,
  readOrderRow,
} from './orders.sql.ts'
import { onlyFor, partiesOf, refuseStale, subjectOf } from './parties.ts'
import { countInstant, listRefunds, type RefundRow } from './refunds.sql.ts'
import { viewOrder } from './view-order.ts'

/** Problems of the dishes: these can be made good at once. What came late or never is the desk's. */
const OF_THE_FOOD: readonly string[] = ['missing_item', 'wrong_item', 'poor_quality', 'damaged']
/** Nobody can see these without a picture. */
const NEEDS_PHOTO: readonly string[] = ['wrong_item', 'poor_quality', 'damaged']
/** Who pays for what went wrong where: the kitchen for what it packed, the platform for the rest. */
const BY_CHEF: readonly string[] = ['missing_item', 'wrong_item', 'poor_quality', 'allergen']

/**
 * Something is wrong. Dishes within the limits of the house are given back at once and the order
 * stands; anything else becomes a dispute that the desk decides, and the money waits for it.
 */
export async function reportProblem(
  tx: Tx,
  input: WorkInputOf<typeof problemDoor>,
): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)
  const items = await listItems(tx, order.id)
  const refunds = await listRefunds(tx, order.id)
  const rules = await readOrderRules(tx)

  onlyFor(tx, order, 'customer')
  refuseStale(order, input.version)
  if (order.completed_at) throw refuse.completed_already()
  if (order.problem_at) throw refuse.problem_reported()
  if (order.state !== 'delivered') throw refuse.not_delivered({ state: order.state })

  const asked = foodAsked(order, items, input.items)
  const instant = await instantFor(tx, order, rules, refunds)
  const isInstant = instant.isOpen && OF_THE_FOOD.includes(input.kind) && asked <= instant.most
  const needsPhoto = isInstant && NEEDS_PHOTO.includes(input.kind) && input.photoIds.length === 0
  if (needsPhoto) throw refuse.photo_needed()

  for (const fileId of input.photoIds) await attachFile(tx, { fileId, about: subjectOf(order.id) })
  const facts = {
    problem_kind: input.kind,
    problem_text: input.text,
    problem_minor: asked,
    problem_file_ids: input.photoIds,
    problem_at: tx.now,
  }
  if (isInstant) {
    const noted = await noteOrder(tx, order.id, { ...facts, problem_outcome: 'refunded_at_once' })
    const legs = legsForFood(order, refunds, asked, payerOf(input.kind))
    const why = { cause: input.kind, reason: input.kind.replaceAll('_', ' '), key: 'at_once' }
    return viewOrder(tx, await refundPart(tx, noted, legs, why))
  }

  const disputed = await move(tx, orderLifecycle, 'dispute', order, {
    version: input.version,
    reason: input.kind,
    set: { ...facts, completes_at: null },
    say: { ...partiesOf(order), kind: input.kind },
  })
  return viewOrder(tx, disputed)
}

const payerOf = (kind: string): 'chef' | 'platform' =>
  BY_CHEF.includes(kind) ? 'chef' : 'platform'

/** What the dishes that it is about cost; all of them when none is named. */
function foodAsked(
  order: OrderRow,
  items: readonly ItemRow[],
  wanted: readonly { orderItemId: string; quantity: number }[],
): bigint {
  if (wanted.length === 0) return order.subtotal_minor
  return wanted.reduce((sum, want) => {
    const item = items.find((each) => each.id === want.orderItemId)
    const isTwice = wanted.some((each) => each !== want && each.orderItemId === want.orderItemId)
    if (!item || isTwice || want.quantity > item.quantity)
      throw refuse.no_such_item({ orderItemId: want.orderItemId })
    return sum + item.unit_minor * BigInt(want.quantity)
  }, 0n)
}

interface Instant {
  readonly isOpen: boolean
  /** Of the food, without its tax. */
  readonly most: bigint
  readonly reason: string | null
}

/** What may be given back without asking anybody. */
async function instantFor(
  tx: Tx,
  order: OrderRow,
  rules: OrderRules,
  refunds: readonly RefundRow[],
): Promise<Instant> {
  const share = shareOf(money(order.subtotal_minor, order.currency), rules.instantShareBasisPoints)
  const flat = BigInt(rules.instantMostMinor)
  const most = share.minor < flat ? share.minor : flat
  const isOver = order.state !== 'delivered' || order.completed_at !== null
  if (isOver || order.problem_at || refunds.length > 0)
    return { isOpen: false, most: 0n, reason: 'not_now' }
  const since = addMs(tx.now, -days(30))
  const used = await countInstant(tx, order.customer_id, since)
  if (used >= rules.instantPerMonth) return { isOpen: false, most: 0n, reason: 'often' }
  return { isOpen: most > 0n, most, reason: null }
}

/** What could be given back now: to the customer what comes at once, to the desk who would pay. */
export async function readRefundOptions(
  tx: Tx,
  input: WorkInputOf<typeof optionsDoor>,
): Promise<OutputOf<typeof optionsDoor>> {
  const order = await readOrderRow(tx, input.orderId)

  const side = onlyFor(tx, order, 'customer', 'operations')

  const items = await listItems(tx, order.id)
  const refunds = await listRefunds(tx, order.id)
  const instant = await instantFor(tx, order, await readOrderRules(tx), refunds)
  const of = (minor: bigint) => toWire(money(minor, order.currency))
  const isPaid = order.payment_state === 'captured' || order.payment_state === 'refunded'
  const left = isPaid ? paidOf(order) - order.refunded_minor : 0n
  return {
    refundable: of(left),
    instant: { isOpen: instant.isOpen, most: of(instant.most), reason: instant.reason },
    items: items.map((item) => ({
      orderItemId: item.id,
      name: item.name,
      quantity: item.quantity,
      amount: of(item.unit_minor * BigInt(item.quantity)),
    })),
    desk:
      side === 'operations'
        ? {
            most: toWireLegs({ ...leftOf(order, refunds), platform: left }),
            usual: ProblemKind.options.map((cause) => ({
              cause,
              legs: toWireLegs(usualLegs(order, refunds, cause, left)),
            })),
          }
        : null,
  }
}

/** Who usually pays: the kitchen for what it packed, all of them when nothing ever came. */
function usualLegs(
  order: OrderRow,
  refunds: readonly RefundRow[],
  cause: ProblemKind,
  left: bigint,
): Legs {
  const has = leftOf(order, refunds)
  if (left <= 0n) return NO_LEGS
  if (cause === 'never_arrived') return { ...NO_LEGS, ...has, platform: least(has.platform, left) }
  if (cause === 'late' || cause === 'other')
    return { ...NO_LEGS, platform: least(order.delivery_minor, left) }
  const food = least(order.problem_minor ?? order.subtotal_minor, left)
  const legs = legsForFood(order, refunds, food, payerOf(cause))
  return sumOf(legs) > left ? { ...NO_LEGS, platform: left } : legs
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
