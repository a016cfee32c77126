import { z } from 'zod'
import { Money } from '../money.ts'
import { Point } from '../places.ts'

/** Every chapter of an order's story (D-R1); the moves between them are in the server's order.lifecycle.ts. */
export const OrderState = z.enum([
  'pending',
  'payment_confirmed',
  'accepted',
  'preparing',
  'ready_for_pickup',
  'assigned_to_driver',
  'picked_up',
  'in_transit',
  'delivered',
  'disputed',
  'cancelled',
  'refunded',
])
export type OrderState = z.infer<typeof OrderState>

/** How the food changes hands at the end. */
export const DropOff = z.enum(['hand_over', 'leave_at_door', 'meet_outside'])
export type DropOff = z.infer<typeof DropOff>

/** Why a chef says no (D-R2). */
export const ChefReason = z.enum([
  'SOLD_OUT',
  'RUSH_HOUR',
  'CLOSED',
  'NO_SHOW',
  'CANNOT_COOK',
  'OTHER',
])
export type ChefReason = z.infer<typeof ChefReason>

/** What can be wrong with an order that was delivered. */
export const ProblemKind = z.enum([
  'missing_item',
  'wrong_item',
  'poor_quality',
  'allergen',
  'damaged',
  'late',
  'never_arrived',
  'other',
])
export type ProblemKind = z.infer<typeof ProblemKind>

/** A sum that is given back, in the parts of those who pay it. Minor units of the order's currency. */
export const RefundLegs = z.object({
  chef: z.int().min(0).default(0),
  driver: z.int().min(0).default(0),
  /** Its fee first, then goodwill. */
  platform: z.int().min(0).default(0),
  tax: z.int().min(0).default(0),
  /** A tip given at checkout; only while nobody has earned it. */
  tip: z.int().min(0).default(0),
})
export type RefundLegs = z.infer<typeof RefundLegs>

/** One of the people of an order, as far as the others may know them. */
export const OrderParty = z.object({
  id: z.uuid(),
  name: z.string(),
  photoUrl: z.string().nullable(),
})

/** A dish of an order, priced as it was when it was placed. */
export const OrderItem = z.object({
  id: z.uuid(),
  menuItemId: z.uuid(),
  name: z.string(),
  quantity: z.int().min(1),
  unitPrice: Money,
  lineTotal: Money,
  instructions: z.string(),
  /** Who of a group order wants it; null in an order of one. */
  forName: z.string().nullable(),
})

/** What the customer pays: `total` is the sum of the others. `platformFee` is part of what the chef pays unless `feePaidBy` says otherwise. */
export const OrderPrice = z.object({
  subtotal: Money,
  tax: Money,
  deliveryFee: Money,
  tip: Money,
  /** Paid by the customer on top: zero while the policy takes the fee from the chef. */
  serviceFee: Money,
  total: Money,
})
export type OrderPrice = z.infer<typeof OrderPrice>

/** When what should happen, as far as it is known now. A range where it is unsure. */
export const OrderTimes = z.object({
  placedAt: z.iso.datetime(),
  /** Asked for: null means as soon as possible. */
  scheduledFor: z.iso.datetime().nullable(),
  payBy: z.iso.datetime().nullable(),
  answerBy: z.iso.datetime().nullable(),
  /** The chef's present estimate of ready food. */
  readyAt: z.iso.datetime().nullable(),
  etaFrom: z.iso.datetime().nullable(),
  etaTo: z.iso.datetime().nullable(),
  /** Promised when the order was accepted; an order later than this is late. */
  promisedBy: z.iso.datetime().nullable(),
  acceptedAt: z.iso.datetime().nullable(),
  preparingAt: z.iso.datetime().nullable(),
  readySince: z.iso.datetime().nullable(),
  pickedUpAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  /** When a problem can no longer be reported and the money goes on. */
  completesAt: z.iso.datetime().nullable(),
})

/**
 * An order, as the one who asks may see it. `can` names what is open to them now: customer `pay`,
 * `withdraw`, `cancel`, `complete`, `tip`, `problem`, `rate_food`, `rate_delivery`, `reorder`; chef
 * `accept`, `reject`, `start_preparing`, `mark_ready`, `delay`; driver `pick_up`, `depart`,
 * `deliver`, `drop_out`; the desk `withdraw`, `call_off`, `assign`, `unassign`, `refund`, `dismiss`.
 */
export const Order = z.object({
  id: z.uuid(),
  number: z.string(),
  state: OrderState,
  stateSince: z.iso.datetime(),
  version: z.int(),
  can: z.array(z.string()),
  customer: OrderParty,
  chef: OrderParty.extend({ businessName: z.string(), at: Point }),
  driver: OrderParty.extend({ vehicle: z.string(), rating: z.number().nullable() }).nullable(),
  items: z.array(OrderItem),
  note: z.string(),
  dropOff: DropOff,
  /** Drivers see the door only once the run is theirs; chefs see the district. */
  deliverTo: z.object({ label: z.string(), at: Point, note: z.string(), exact: z.boolean() }),
  distanceKm: z.number(),
  price: OrderPrice,
  /** What is left for the one who asks (chef or driver), and all of it for the desk; what is another's is null, and all of it to the customer. */
  earnings: z
    .object({
      chef: Money.nullable(),
      driver: Money.nullable(),
      driverTip: Money.nullable(),
      platformFee: Money.nullable(),
    })
    .nullable(),
  payment: z.object({
    state: z.enum(['none', 'asked', 'needs_action', 'failed', 'captured', 'voided', 'refunded']),
    paymentId: z.uuid().nullable(),
    reason: z.string().nullable(),
    actionUrl: z.string().nullable(),
    refunded: Money,
  }),
  times: OrderTimes,
  /** Four characters that the driver checks at the kitchen; chef and driver see them. */
  pickupCode: z.string().nullable(),
  /** Live position of the driver can be joined while this is here: the subject for /sharing/:subject. */
  sharing: z.string().nullable(),
  cancellation: z
    .object({ by: z.string(), reason: z.string(), note: z.string(), refunded: Money })
    .nullable(),
  problem: z
    .object({
      kind: z.string(),
      text: z.string(),
      at: z.iso.datetime(),
      outcome: z.string().nullable(),
      asked: Money,
    })
    .nullable(),
  refunds: z.array(
    z.object({
      id: z.uuid(),
      amount: Money,
      reason: z.string(),
      at: z.iso.datetime(),
      /** Who pays which part: chef, driver, platform, tax, tip. */
      paidBy: z.array(z.object({ payer: z.string(), amount: Money })),
    }),
  ),
  rated: z.object({ food: z.boolean(), delivery: z.boolean() }),
  groupOrderId: z.uuid().nullable(),
  /** Proof at the door, when the driver left one. */
  proof: z.object({ note: z.string(), photoUrl: z.string().nullable() }).nullable(),
  history: z.array(
    z.object({
      move: z.string(),
      state: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
      reason: z.string().nullable(),
    }),
  ),
})
export type Order = z.infer<typeof Order>

/** A line of a list. */
export const OrderLine = z.object({
  id: z.uuid(),
  number: z.string(),
  state: OrderState,
  stateSince: z.iso.datetime(),
  version: z.int(),
  customer: z.string(),
  chefId: z.uuid(),
  businessName: z.string(),
  driver: z.string().nullable(),
  itemCount: z.int(),
  /** "2 × Lamb tagine, 1 × Mint tea". */
  summary: z.string(),
  total: Money,
  placedAt: z.iso.datetime(),
  scheduledFor: z.iso.datetime().nullable(),
  readyAt: z.iso.datetime().nullable(),
  etaTo: z.iso.datetime().nullable(),
  answerBy: z.iso.datetime().nullable(),
})
export type OrderLine = z.infer<typeof OrderLine>
