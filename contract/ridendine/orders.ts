import { z } from 'zod'
import { endpoint, page, paging } from '../endpoint.ts'
import { Money, Price } from '../money.ts'
import { Point } from '../places.ts'
import { DropOff, Order, OrderLine, OrderPrice, OrderState } from './order.ts'

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
