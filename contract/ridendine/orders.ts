import { z } from 'zod'
import { Done, endpoint, page, paging } from '../endpoint.ts'
import { Money, Price } from '../money.ts'
import { Point } from '../places.ts'
import { AspectAnswers } from '../reviews.ts'
import {
  ChefReason,
  DropOff,
  Order,
  OrderLine,
  OrderPrice,
  OrderState,
  ProblemKind,
  RefundLegs,
} from './order.ts'

/** What every move of an order can be refused with. */
export const moveRefuses = [
  'ridendine.no_such_order',
  'lifecycle.not_from_here',
  'lifecycle.stale_version',
  'lifecycle.not_yours_to_do',
  'ridendine.order_changed',
] as const
/** In the path of every door of one order. */
export const id = { orderId: z.uuid() }
/** The version that the person looked at; when given, a newer one is refused. */
export const version = { version: z.int().min(1).optional() }
export const reason = { reason: z.string().trim().min(2).max(500) }

/** A door that moves an order: the answer is the order as it stands then. */
export function moves<Shape extends z.ZodRawShape>(
  path: string,
  summary: string,
  shape: Shape,
  refuses: readonly string[] = [],
) {
  return endpoint({
    method: 'POST',
    path: `/orders/:orderId/${path}`,
    summary,
    input: z.object({ ...id, ...version, ...shape }),
    output: Order,
    refuses: [...moveRefuses, ...refuses],
  })
}

/** What a kitchen can answer instead of taking a cart. */
export const kitchenRefuses = [
  'ridendine.no_such_chef',
  'ridendine.no_such_item',
  'ridendine.sold_out',
  'ridendine.kitchen_closed',
  'ridendine.kitchen_paused',
  'ridendine.kitchen_full',
  'ridendine.meal_cap_reached',
  'ridendine.mixed_kitchens',
  'ridendine.order_ahead_only',
  'ridendine.cut_off_passed',
  'ridendine.kitchen_not_live',
] as const

/** A dish and how many of it. */
export const CartItem = z.object({
  menuItemId: z.uuid(),
  quantity: z.int().min(1).max(50),
  instructions: z.string().trim().max(300).default(''),
  /** Who of a group wants it. */
  forName: z.string().trim().max(60).nullable().default(null),
})
export type CartItem = z.infer<typeof CartItem>

const cart = {
  chefId: z.uuid(),
  items: z.array(CartItem).min(1).max(60),
}
const deliverTo = z.object({
  at: Point,
  label: z.string().trim().min(2).max(200),
  /** For the driver: floor, bell, gate. */
  note: z.string().trim().max(300).default(''),
})
const wish = {
  deliverTo,
  dropOff: DropOff.default('hand_over'),
  /** Null means as soon as possible. */
  scheduledFor: z.iso.datetime().nullable().default(null),
  tip: Price.nullable().default(null),
}

/** The itemised checkout. */
export const Quote = z.object({
  chefId: z.uuid(),
  businessName: z.string(),
  items: z.array(
    z.object({
      menuItemId: z.uuid(),
      name: z.string(),
      quantity: z.int(),
      unitPrice: Money,
      lineTotal: Money,
      instructions: z.string(),
      forName: z.string().nullable(),
    }),
  ),
  price: OrderPrice,
  distanceKm: z.number(),
  readyAt: z.iso.datetime(),
  etaFrom: z.iso.datetime(),
  etaTo: z.iso.datetime(),
  /** Who pays the platform's fee here: the chef out of the price, or the customer on top of it. */
  feePaidBy: z.enum(['chef', 'customer']),
  /** Tips that are offered as buttons, of the subtotal. */
  tipPresets: z.array(Money),
})
export type Quote = z.infer<typeof Quote>

const checkoutRefuses = [
  ...kitchenRefuses,
  'ridendine.outside_delivery_zone',
  'ridendine.own_kitchen',
  'ridendine.schedule_out_of_reach',
  'ridendine.tip_too_much',
  'ridendine.wrong_currency',
  'ridendine.no_such_group_order',
  'ridendine.group_order_closed',
  'ridendine.group_order_empty',
] as const

export const quoteOrder = endpoint({
  method: 'POST',
  path: '/quotes',
  summary: 'What a cart would cost, line by line, and when it would be there; nothing is placed',
  input: z.object({ ...cart, ...wish }),
  output: Quote,
  refuses: checkoutRefuses,
})

export const placeOrder = endpoint({
  method: 'POST',
  path: '/orders',
  status: 201,
  summary: 'Place an order: prices are made here again, portions are kept, the card is asked',
  input: z.object({
    chefId: z.uuid(),
    /** The cart; of a group order its dishes are taken, and this stays empty. */
    items: z.array(CartItem).max(60).default([]),
    groupOrderId: z.uuid().nullable().default(null),
    ...wish,
    /** For the kitchen. */
    note: z.string().trim().max(500).default(''),
    paymentMethodId: z.uuid(),
    /** The total that the person saw; another one now is refused, so nobody is surprised. */
    expectedTotal: Price.optional(),
  }),
  output: z.object({
    id: z.uuid(),
    orderNumber: z.string(),
    totalCents: z.int(),
    /** For the provider's own form; null while the card on file is charged, which asks nothing of the payer here. */
    clientSecret: z.string().nullable(),
    order: Order,
  }),
  refuses: [
    ...checkoutRefuses,
    'ridendine.empty_cart',
    'ridendine.price_changed',
    'ridendine.no_such_card',
  ],
})

export const listOrders = endpoint({
  method: 'GET',
  path: '/orders',
  summary: 'Your orders, as customer, chef or driver; newest first',
  input: z.object({
    ...paging,
    as: z.enum(['customer', 'chef', 'driver']).default('customer'),
    group: z.enum(['open', 'past', 'all']).default('all'),
    state: OrderState.optional(),
  }),
  output: page(OrderLine),
  refuses: ['paging.bad_cursor'],
})

export const readOrder = endpoint({
  method: 'GET',
  path: '/orders/:orderId',
  summary: 'One order, as you may see it',
  input: z.object(id),
  output: Order,
  refuses: ['ridendine.no_such_order'],
})

export const payOrder = moves(
  'pay',
  'Use another card after a decline',
  { paymentMethodId: z.uuid() },
  ['ridendine.no_such_card', 'ridendine.nothing_to_pay'],
)
export const withdrawOrder = moves('withdraw', 'Let an order go that is not paid yet', {})
export const cancelOrder = moves(
  'cancel',
  'Call it off before the cooking begins: all of it comes back',
  reason,
  ['ridendine.food_cooking'],
)
export const acceptOrder = moves(
  'accept',
  'Take the order; with your own minutes when the kitchen needs other ones',
  { prepMinutes: z.int().min(1).max(240).optional() },
  ['ridendine.kitchen_not_live'],
)
export const rejectOrder = moves('reject', 'Say no, with a reason: the customer gets all back', {
  reason: ChefReason,
  note: z.string().trim().max(500).default(''),
})
export const startPreparing = moves('start-preparing', 'Begin to cook', {})
export const markReady = moves('ready', 'The food is ready for its driver', {})
export const delayOrder = moves(
  'delay',
  'The food needs longer: pickup and arrival move with it, and both sides are told once',
  { minutes: z.union([z.literal(5), z.literal(10), z.literal(20), z.literal(30)]) },
  ['ridendine.too_late_to_delay'],
)
export const completeOrder = moves(
  'complete',
  'All is well: chef and driver get their money now',
  {},
  ['ridendine.completed_already'],
)
export const tipOrder = moves(
  'tip',
  'Tip the driver after the delivery; all of it is theirs',
  { amount: Price },
  [
    'ridendine.not_delivered',
    'ridendine.tip_given',
    'ridendine.tip_too_late',
    'ridendine.tip_too_much',
    'ridendine.wrong_currency',
    'ridendine.no_such_card',
  ],
)
export const reportProblem = moves(
  'problem',
  'Something is wrong: small sums come back at once, the rest is decided by the desk',
  {
    kind: ProblemKind,
    text: z.string().trim().max(2000).default(''),
    /** Dishes that it is about, with how many of each; none means all of it. */
    items: z
      .array(z.object({ orderItemId: z.uuid(), quantity: z.int().min(1).max(50) }))
      .max(60)
      .default([]),
    photoIds: z.array(z.uuid()).max(6).default([]),
  },
  [
    'ridendine.not_delivered',
    'ridendine.completed_already',
    'ridendine.problem_reported',
    'ridendine.no_such_item',
    'ridendine.photo_needed',
    'files.no_such_file',
  ],
)

const rating = {
  rating: z.int().min(1).max(5),
  text: z.string().trim().max(2000).default(''),
}
const ratingRefuses = [
  'ridendine.not_delivered',
  'ridendine.no_driver',
  'reviews.reviewed_already',
  'reviews.window_closed',
  'reviews.unknown_aspect',
  'reviews.answer_out_of_scale',
] as const

export const rateFood = moves(
  'rate-food',
  'Rate what the kitchen made',
  {
    ...rating,
    /** Keys: taste, portion, as_described. */
    aspects: AspectAnswers.default({}),
  },
  ratingRefuses,
)
export const rateDelivery = moves(
  'rate-delivery',
  'Rate how it was brought, apart from the food',
  {
    ...rating,
    /** Keys: on_time, careful, friendly. */
    aspects: AspectAnswers.default({}),
  },
  ratingRefuses,
)

export const reorder = endpoint({
  method: 'POST',
  path: '/orders/:orderId/reorder',
  summary: 'The same again as a cart, checked against the menu of today; nothing is placed',
  input: z.object(id),
  output: z.object({
    chefId: z.uuid(),
    businessName: z.string(),
    items: z.array(
      z.object({
        menuItemId: z.uuid(),
        name: z.string(),
        quantity: z.int(),
        unitPrice: Money,
        /** What it cost then, when that differs. */
        wasPrice: Money.nullable(),
        instructions: z.string(),
      }),
    ),
    /** Dishes that cannot be had now, and why. */
    missing: z.array(z.object({ name: z.string(), reason: z.string() })),
    /** Why the kitchen cannot cook now; null when it can. */
    kitchen: z.object({ reason: z.string(), opensAt: z.iso.datetime().nullable() }).nullable(),
    deliverTo: z.object({ at: Point, label: z.string(), note: z.string() }),
  }),
  refuses: ['ridendine.no_such_order', 'ridendine.no_such_chef'],
})

export const readCancellation = endpoint({
  method: 'GET',
  path: '/orders/:orderId/cancellation',
  summary: 'Whether calling it off is still possible, and what comes back',
  input: z.object(id),
  output: z.object({
    isPossible: z.boolean(),
    refund: Money,
    says: z.string(),
    /** Until when, as far as it is known. */
    until: z.iso.datetime().nullable(),
  }),
  refuses: ['ridendine.no_such_order'],
})

export const readRefundOptions = endpoint({
  method: 'GET',
  path: '/orders/:orderId/refund-options',
  summary: 'What could be given back now, what of it at once, and who would pay which part',
  input: z.object(id),
  output: z.object({
    /** All that has not been given back. */
    refundable: Money,
    /** Given back at once when a customer reports a problem of the dishes. */
    instant: z.object({ isOpen: z.boolean(), most: Money, reason: z.string().nullable() }),
    items: z.array(
      z.object({ orderItemId: z.uuid(), name: z.string(), quantity: z.int(), amount: Money }),
    ),
    /** For the desk: the most that each could pay, and what is usual by cause. Null for others. */
    desk: z
      .object({
        most: RefundLegs,
        usual: z.array(z.object({ cause: ProblemKind, legs: RefundLegs })),
      })
      .nullable(),
  }),
  refuses: ['ridendine.no_such_order'],
})

const ReceiptLine = z.object({
  label: z.string(),
  amount: Money,
  kind: z.enum(['item', 'tax', 'delivery', 'service', 'tip', 'refund']),
})
export const Receipt = z.object({
  number: z.string(),
  issuedAt: z.iso.datetime(),
  customer: z.string(),
  chef: z.string(),
  driver: z.string().nullable(),
  place: z.string(),
  lines: z.array(ReceiptLine),
  paid: Money,
  refunded: Money,
  method: z.string(),
  /** One for each time that money went back, with its cause. */
  creditNotes: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      cause: z.string(),
      says: z.string(),
      amount: Money,
      tax: Money,
      at: z.iso.datetime(),
    }),
  ),
})
export type Receipt = z.infer<typeof Receipt>
const receiptRefuses = ['ridendine.no_such_order', 'ridendine.no_receipt_yet'] as const
export const readReceipt = endpoint({
  method: 'GET',
  path: '/orders/:orderId/receipt',
  summary: 'The receipt, line by line, with its credit notes',
  input: z.object(id),
  output: Receipt,
  refuses: receiptRefuses,
})
export const downloadReceipt = endpoint({
  method: 'GET',
  path: '/orders/:orderId/receipt.pdf',
  summary: 'The receipt as PDF',
  raw: true,
  input: z.object(id),
  output: z.unknown(),
  refuses: receiptRefuses,
})
export const downloadCreditNote = endpoint({
  method: 'GET',
  path: '/orders/:orderId/credit-notes/:noteId',
  summary: 'The credit note of one refund as PDF',
  raw: true,
  input: z.object({ ...id, noteId: z.uuid() }),
  output: z.unknown(),
  refuses: [...receiptRefuses, 'ridendine.no_such_credit_note'],
})

export const GroupOrder = z.object({
  id: z.uuid(),
  chefId: z.uuid(),
  businessName: z.string(),
  hostName: z.string(),
  note: z.string(),
  state: z.enum(['open', 'closed', 'placed']),
  closesAt: z.iso.datetime(),
  /** What one person may choose for at most; null without a limit. */
  limitEach: Money.nullable(),
  items: z.array(
    z.object({
      id: z.uuid(),
      forName: z.string(),
      menuItemId: z.uuid(),
      name: z.string(),
      quantity: z.int(),
      unitPrice: Money,
      lineTotal: Money,
      instructions: z.string(),
    }),
  ),
  subtotal: Money,
  /** The order that it became. */
  orderId: z.uuid().nullable(),
})
export type GroupOrder = z.infer<typeof GroupOrder>

const token = { token: z.string().regex(/^[\w-]{20,64}$/, 'a link of a group order') }
const groupRefuses = ['ridendine.no_such_group_order'] as const

export const openGroupOrder = endpoint({
  method: 'POST',
  path: '/group-orders',
  status: 201,
  summary: 'A link under which others add their dishes without an account; the host pays',
  input: z.object({
    chefId: z.uuid(),
    note: z.string().trim().max(300).default(''),
    closesAt: z.iso.datetime().optional(),
    limitEach: Price.nullable().default(null),
  }),
  output: z.object({ token: z.string(), path: z.string(), groupOrder: GroupOrder }),
  refuses: [
    'ridendine.no_such_chef',
    'ridendine.kitchen_not_live',
    'ridendine.time_has_passed',
    'ridendine.wrong_currency',
  ],
})
export const readGroupOrder = endpoint({
  method: 'GET',
  path: '/group-orders/:token',
  summary: 'A group order, for whoever has its link',
  auth: 'public',
  input: z.object(token),
  output: GroupOrder,
  refuses: groupRefuses,
})
export const addToGroupOrder = endpoint({
  method: 'POST',
  path: '/group-orders/:token/items',
  status: 201,
  summary: 'Add a dish under a name, without an account',
  auth: 'public',
  input: z.object({
    ...token,
    forName: z.string().trim().min(1).max(60),
    menuItemId: z.uuid(),
    quantity: z.int().min(1).max(20),
    instructions: z.string().trim().max(300).default(''),
  }),
  output: z.object({
    groupOrder: GroupOrder,
    itemId: z.uuid(),
    /** Whoever has it may take the dish out again. */
    secret: z.string(),
  }),
  refuses: [
    ...groupRefuses,
    ...kitchenRefuses,
    'ridendine.group_order_closed',
    'ridendine.group_order_full',
    'ridendine.over_the_limit',
  ],
})
export const removeFromGroupOrder = endpoint({
  method: 'DELETE',
  path: '/group-orders/:token/items/:itemId',
  summary: 'Take a dish out again: with its secret, or as the host',
  auth: 'public',
  input: z.object({ ...token, itemId: z.uuid(), secret: z.string().max(64).optional() }),
  output: GroupOrder,
  refuses: [...groupRefuses, 'ridendine.group_order_closed', 'ridendine.no_such_item'],
})
export const closeGroupOrder = endpoint({
  method: 'POST',
  path: '/group-orders/:token/close',
  summary: 'The host: no more dishes',
  input: z.object(token),
  output: Done,
  refuses: [...groupRefuses, 'ridendine.group_order_closed'],
})
