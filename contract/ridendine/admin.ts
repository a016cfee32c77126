import { z } from 'zod'
import { endpoint, listOf, page, paging } from '../endpoint.ts'
import { Money } from '../money.ts'
import { Point } from '../places.ts'
import { Order, OrderLine, OrderState, RefundLegs } from './order.ts'

/** Why an order wants to be looked at, the most urgent first. */
export const Attention = z.enum(['disputed', 'late', 'no_driver', 'unanswered', 'unpaid', 'slow'])
export type Attention = z.infer<typeof Attention>

/** An order as the desk lists it: who, where, how old, and what is wrong with it. */
export const DeskOrder = OrderLine.extend({
  customerId: z.uuid(),
  driverId: z.uuid().nullable(),
  /** Seconds since it was placed; of one that is over, how long it took. */
  ageSeconds: z.int(),
  promisedBy: z.iso.datetime().nullable(),
  isLate: z.boolean(),
  attention: Attention.nullable(),
  /** Name of the zone that the kitchen lies in. */
  zone: z.string().nullable(),
  pickupAt: Point,
  dropAt: Point,
  district: z.string(),
  /** Moves that are open to the one who asks. */
  can: z.array(z.string()),
})
export type DeskOrder = z.infer<typeof DeskOrder>

/** A driver as the live map and the lists draw them; a coarse place (a cell of about 0.7 km²). */
export const DeskDriver = z.object({
  id: z.uuid(),
  name: z.string(),
  photoUrl: z.string().nullable(),
  vehicle: z.string(),
  isOnline: z.boolean(),
  /** Orders in their hands. */
  load: z.int(),
  at: Point.nullable(),
  seenAt: z.iso.datetime().nullable(),
  zone: z.string().nullable(),
})
export type DeskDriver = z.infer<typeof DeskDriver>

const count = z.int().min(0)

export const ZoneNow = z.object({
  id: z.uuid().nullable(),
  name: z.string(),
  openOrders: count,
  online: count,
  /** Online, approved and with room for another order: what R307 counts. */
  available: count,
  waitingForDriver: count,
})
export type ZoneNow = z.infer<typeof ZoneNow>

export const readAdminOverview = endpoint({
  method: 'GET',
  path: '/admin/overview',
  summary:
    'The marketplace at this moment: orders by state, drivers by zone, what waits for the desk',
  output: z.object({
    at: z.iso.datetime(),
    states: z.array(z.object({ state: OrderState, count })),
    open: count,
    late: count,
    waitingForDriver: count,
    disputes: count,
    alertsFiring: count,
    documentsWaiting: count,
    chefsToApprove: count,
    driversToApprove: count,
    zones: z.array(ZoneNow),
    today: z.object({
      placed: count,
      delivered: count,
      cancelled: count,
      /** What customers paid for the orders of today that stand. */
      turnover: Money,
      platformFee: Money,
      averageOrder: Money,
      /** Minutes from order to door, of those delivered today. */
      clickToDoorMinutes: z.number().nullable(),
    }),
  }),
})

export const readAdminMap = endpoint({
  method: 'GET',
  path: '/admin/map',
  summary: 'Every open order by its age, and the drivers who are online (coarse places)',
  output: z.object({
    at: z.iso.datetime(),
    orders: z.array(DeskOrder).max(1000),
    drivers: z.array(DeskDriver).max(1000),
  }),
})

export const listAdminOrders = endpoint({
  method: 'GET',
  path: '/admin/orders',
  summary: 'Orders of everybody; the open ones oldest first, else the newest first',
  input: z.object({
    ...paging,
    group: z.enum(['open', 'attention', 'past', 'all']).default('open'),
    states: listOf(OrderState, 12).optional(),
    chefId: z.uuid().optional(),
    driverId: z.uuid().optional(),
    customerId: z.uuid().optional(),
    /** Part of an order's number, of the kitchen's or of the customer's name. */
    search: z
      .string()
      .trim()
      .min(2)
      .max(80)
      .regex(/^[^\p{Cc}\p{Cs}]+$/u)
      .optional(),
  }),
  output: page(DeskOrder),
  refuses: ['paging.bad_cursor'],
})

const plain = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^[^\p{Cs}\u0000]+$/u)
const orderPath = { orderId: z.uuid() }
const version = { version: z.int().min(1).optional() }
const moveRefuses = [
  'ridendine.no_such_order',
  'lifecycle.not_from_here',
  'lifecycle.stale_version',
  'lifecycle.not_yours_to_do',
  'ridendine.order_changed',
] as const

const refundRefuses = [
  'ridendine.refund_exceeds_payer',
  'ridendine.refund_too_large',
  'ridendine.refund_of_nothing',
] as const

function desk<Shape extends z.ZodRawShape>(
  path: string,
  summary: string,
  shape: Shape,
  refuses: readonly string[] = [],
) {
  return endpoint({
    method: 'POST',
    path: `/admin/orders/:orderId/${path}`,
    summary,
    input: z.object({ ...orderPath, ...version, ...shape }),
    output: Order,
    refuses: [...moveRefuses, ...refuses],
  })
}

export const callOffOrder = desk(
  'call-off',
  'Call an order off before it is delivered; everything paid goes back, each part with its payer',
  {
    reason: z.enum(['CHEF_CANNOT', 'NO_DRIVER', 'CUSTOMER_ASKED', 'FRAUD', 'WEATHER', 'OTHER']),
    note: plain(3, 500),
    /** Left out: the platform gives back its fee, each other its own part. */
    legs: RefundLegs.optional(),
  },
  refundRefuses,
)

export const refundDeskOrder = desk(
  'refund',
  'Give money back; in full it ends the order as refunded, in part the order stands',
  { legs: RefundLegs, reason: plain(3, 500) },
  refundRefuses,
)

export const dismissDispute = desk('dismiss', 'Decide a dispute: the delivery stands', {
  reason: plain(3, 500),
})

export const assignOrder = desk(
  'assign',
  'Give an order to a driver by hand; one who has it already loses it',
  { driverId: z.uuid(), reason: plain(3, 300).optional() },
  [
    'ridendine.no_such_driver',
    'ridendine.driver_not_approved',
    'ridendine.driver_suspended',
    'ridendine.not_assignable',
  ],
)

export const unassignOrder = desk(
  'unassign',
  'Take an order from its driver before the pickup; the dispatcher looks for another',
  { reason: plain(3, 300) },
  ['ridendine.no_driver_yet'],
)

export const extendOrder = desk(
  'extend',
  'Move the time of arrival; both sides hear it once',
  { minutes: z.int().min(5).max(120), reason: plain(3, 300) },
  ['ridendine.no_eta_yet'],
)

export const listDisputes = endpoint({
  method: 'GET',
  path: '/admin/disputes',
  summary: 'What customers reported after a delivery, longest waiting first',
  input: z.object({ ...paging, group: z.enum(['open', 'decided']).default('open') }),
  output: page(
    DeskOrder.extend({
      problem: z.object({
        kind: z.string(),
        text: z.string(),
        at: z.iso.datetime(),
        asked: Money,
        photos: count,
        outcome: z.string().nullable(),
      }),
      refunded: Money,
    }),
  ),
  refuses: ['paging.bad_cursor'],
})
