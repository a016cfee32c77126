import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Money } from '../money.ts'
import { Point } from '../places.ts'
import { mustDrive } from './drivers.ts'
import { DropOff, OrderState } from './order.ts'

const text = (max: number) => z.string().trim().max(max)

/** What a run or an offer pays, line by line. The tip is the driver's, whole. */
export const RunPay = z.object({
  base: Money,
  distance: Money,
  tip: Money,
  total: Money,
})
export type RunPay = z.infer<typeof RunPay>

/** A run that is offered: everything one needs to decide, the door itself apart. */
export const DriverOffer = z.object({
  id: z.uuid(),
  offeredAt: z.iso.datetime(),
  answerBy: z.iso.datetime(),
  /** Seconds that there were in all, for the ring. */
  outOfSeconds: z.int(),
  pay: RunPay,
  /** From where the driver roughly is to the last door, by street. */
  distanceMetres: z.int(),
  toFirstKitchenMetres: z.int(),
  minutes: z.object({ toKitchen: z.int(), wait: z.int(), driving: z.int(), total: z.int() }),
  orders: z.array(
    z.object({
      orderId: z.uuid(),
      number: z.string(),
      businessName: z.string(),
      itemCount: z.int(),
      readyAt: z.iso.datetime(),
      isReady: z.boolean(),
      pay: RunPay,
    }),
  ),
  /** Door stops are rough (district and about half a kilometre) until the run is accepted. */
  stops: z.array(
    z.object({
      kind: z.enum(['pickup', 'dropoff']),
      orderIds: z.array(z.uuid()),
      label: z.string(),
      at: Point,
      arriveAt: z.iso.datetime(),
      handsAt: z.iso.datetime(),
    }),
  ),
  /** The way to draw, longitude first. */
  path: z.array(z.tuple([z.number(), z.number()])),
  /** Orders in hand that this comes on top of. */
  joins: z.array(z.uuid()),
})
export type DriverOffer = z.infer<typeof DriverOffer>

export const DeclineReason = z.enum([
  'too_far',
  'too_little_pay',
  'too_long_wait',
  'wrong_direction',
  'break',
  'vehicle',
  'other',
])
export type DeclineReason = z.infer<typeof DeclineReason>

/** How far one order of a run is. */
export const RunStep = z.enum(['to_kitchen', 'at_kitchen', 'picked_up', 'to_door', 'at_door'])
export type RunStep = z.infer<typeof RunStep>

/** One order of the run in hand. */
export const RunOrder = z.object({
  orderId: z.uuid(),
  number: z.string(),
  state: OrderState,
  version: z.int(),
  step: RunStep,
  /** arrive_kitchen, pick_up, depart, arrive_door, deliver, unreachable, drop_out. */
  can: z.array(z.string()),
  kitchen: z.object({ name: z.string(), at: Point, label: z.string(), note: z.string() }),
  customer: z.object({
    name: z.string(),
    at: Point,
    label: z.string(),
    note: z.string(),
    dropOff: DropOff,
  }),
  items: z.array(z.object({ name: z.string(), quantity: z.int() })),
  note: z.string(),
  readyAt: z.iso.datetime().nullable(),
  isReady: z.boolean(),
  promisedBy: z.iso.datetime().nullable(),
  etaTo: z.iso.datetime().nullable(),
  pay: RunPay,
  /** Wrong codes that are left before the kitchen or the desk must help. */
  codesLeft: z.int(),
  unreachable: z.object({
    calledAt: z.iso.datetime().nullable(),
    textedAt: z.iso.datetime().nullable(),
    /** From here on it may be left with a photo; null until call and text are logged. */
    leaveAt: z.iso.datetime().nullable(),
    waitSeconds: z.int(),
  }),
  /** The subject under which the driver's position is shared for this order; null when it is not. */
  sharing: z.string().nullable(),
})
export type RunOrder = z.infer<typeof RunOrder>

/** Everything in hand, in the order of its stops. */
export const Run = z.object({
  orders: z.array(RunOrder),
  stops: z.array(
    z.object({
      kind: z.enum(['pickup', 'dropoff']),
      orderId: z.uuid(),
      label: z.string(),
      at: Point,
      arriveAt: z.iso.datetime(),
      isNext: z.boolean(),
    }),
  ),
  /** The way to the next stop and on, longitude first. */
  path: z.array(z.tuple([z.number(), z.number()])),
})
export type Run = z.infer<typeof Run>

export const listOwnOffers = endpoint({
  method: 'GET',
  path: '/drivers/me/offers',
  summary: 'Runs that are offered to you now, with what they pay and how far they go',
  output: z.object({ offers: z.array(DriverOffer) }),
  refuses: mustDrive,
})

export const acceptOffer = endpoint({
  method: 'POST',
  path: '/offers/:offerId/accept',
  summary: 'Take the run',
  input: z.object({ offerId: z.uuid() }),
  output: Run,
  refuses: [
    ...mustDrive,
    'dispatch.no_such_offer',
    'dispatch.offer_over',
    'dispatch.task_gone',
    'lifecycle.not_from_here',
  ],
})

export const declineOffer = endpoint({
  method: 'POST',
  path: '/offers/:offerId/decline',
  summary: 'Leave the run to others; it is not offered to you again',
  input: z.object({ offerId: z.uuid(), reason: DeclineReason, note: text(200).default('') }),
  output: z.object({ offers: z.array(DriverOffer) }),
  refuses: [...mustDrive, 'dispatch.no_such_offer', 'dispatch.offer_over'],
})

export const readOwnRun = endpoint({
  method: 'GET',
  path: '/drivers/me/run',
  summary: 'What is in your hands: one step at a time, in the order of its stops',
  output: Run,
  refuses: mustDrive,
})

const stepRefuses = [
  ...mustDrive,
  'ridendine.no_such_order',
  'lifecycle.not_from_here',
  'lifecycle.stale_version',
]

/** A step of a run. `at` is the device's clock when it was done: kept as a fact, also when it is sent later. */
function step<Shape extends z.ZodRawShape>(
  verb: string,
  summary: string,
  more: Shape,
  refuses: readonly string[] = [],
) {
  return endpoint({
    method: 'POST',
    path: `/orders/:orderId/${verb}`,
    summary,
    input: z.object({
      orderId: z.uuid(),
      at: z.iso.datetime({ offset: true }).optional(),
      ...more,
    }),
    output: Run,
    refuses: [...stepRefuses, ...refuses],
  })
}

export const arriveKitchen = step('arrive-kitchen', 'At the kitchen', {})

export const pickUp = step(
  'pick-up',
  'The food is in hand; checked by the four characters on the bag',
  { code: z.string().trim().toUpperCase().min(1).max(12) },
  ['ridendine.wrong_pickup_code', 'ridendine.too_many_pickup_codes', 'ridendine.food_not_ready'],
)

export const depart = step('depart', 'On the way to the door', {})

export const arriveDoor = step('arrive-door', 'At the door', {})

export const reportUnreachable = step(
  'unreachable',
  'Nobody opens: log a call or a text; after both, a time to wait begins',
  { how: z.enum(['call', 'text']) },
  ['ridendine.not_at_the_door'],
)

export const deliver = step(
  'deliver',
  'Handed over, or left as asked with a photo',
  {
    note: text(500).default(''),
    photoId: z.uuid().nullable().default(null),
    /** Handed to a person, left at the door as asked, or left because nobody could be reached. */
    how: z.enum(['handed_over', 'left_at_door', 'left_unreachable']).default('handed_over'),
  },
  [
    'ridendine.proof_photo_needed',
    'ridendine.wait_before_leaving',
    'files.no_such_file',
    'files.not_yours',
    'files.attached_elsewhere',
  ],
)

export const dropOut = step(
  'drop-out',
  'Give the run back before the pickup; it is offered to others',
  { reason: DeclineReason, note: text(300).default('') },
)
