import { z } from 'zod'
import { Money } from '#contract/money'
import { event } from '#foundation/events'

/** Who an order is between: what every listener needs to know whom it concerns. */
const parties = {
  orderId: z.uuid(),
  customerId: z.uuid(),
  chefId: z.uuid(),
  driverId: z.uuid().nullable(),
}
const Parties = z.object(parties)
export type OrderParties = z.infer<typeof Parties>

/** The order stands and waits for its payment. */
export const OrderPlaced = event(
  'ridendine.order.placed',
  1,
  z.object({ ...parties, number: z.string(), total: Money }),
)
/** Paid: the chef hears of it now. */
export const OrderPaid = event(
  'ridendine.order.payment_confirmed',
  1,
  z.object({ ...parties, total: Money }),
)
export const OrderAccepted = event(
  'ridendine.order.accepted',
  1,
  z.object({ ...parties, readyAt: z.string() }),
)
export const CookingStarted = event(
  'ridendine.order.preparing',
  1,
  z.object({ ...parties, readyAt: z.string() }),
)
export const FoodReady = event('ridendine.order.ready_for_pickup', 1, Parties)
export const DriverAssigned = event('ridendine.order.assigned_to_driver', 1, Parties)
/** The driver dropped out before the pickup; the food waits for another. `driverId` is who left. */
export const DriverLeft = event(
  'ridendine.order.driver_left',
  1,
  z.object({ ...parties, by: z.string(), reason: z.string() }),
)
export const FoodPickedUp = event('ridendine.order.picked_up', 1, Parties)
export const OnTheWay = event('ridendine.order.in_transit', 1, Parties)
export const OrderDelivered = event(
  'ridendine.order.delivered',
  1,
  z.object({ ...parties, total: Money }),
)
/** Nobody reported a problem in time: what was earned is released. */
export const OrderCompleted = event('ridendine.order.completed', 1, Parties)
export const OrderDisputed = event(
  'ridendine.order.disputed',
  1,
  z.object({ ...parties, kind: z.string() }),
)
/** A dispute was decided: the delivery stands. */
export const DisputeDismissed = event(
  'ridendine.order.dispute_dismissed',
  1,
  z.object({ ...parties, reason: z.string() }),
)
export const OrderRefunded = event(
  'ridendine.order.refunded',
  1,
  z.object({ ...parties, amount: Money }),
)
export const OrderCancelled = event(
  'ridendine.order.cancelled',
  1,
  z.object({ ...parties, by: z.string(), reason: z.string(), refunded: Money }),
)

/** Facts beside the story's moves. */
export const OrderPaymentProblem = event(
  'ridendine.order.payment_failed',
  1,
  z.object({ ...parties, reason: z.string() }),
)
/** The food will be ready at another time; everything after it moves. Told once to both sides. */
export const ReadyTimeChanged = event(
  'ridendine.order.ready_time_changed',
  1,
  z.object({ ...parties, readyAt: z.string(), minutesLater: z.int() }),
)
/** A driver has said yes while the food is not ready yet, or has been taken off again. */
export const DriverChanged = event('ridendine.order.driver_changed', 1, Parties)
export const EtaChanged = event(
  'ridendine.order.eta_changed',
  1,
  z.object({ ...parties, etaFrom: z.string(), etaTo: z.string() }),
)
/** A part was given back; the order stands. */
export const PartRefunded = event(
  'ridendine.order.part_refunded',
  1,
  z.object({ ...parties, amount: Money, reason: z.string() }),
)
export const OrderTipped = event(
  'ridendine.order.tipped',
  1,
  z.object({ ...parties, amount: Money }),
)
export const OrderRated = event(
  'ridendine.order.rated',
  1,
  z.object({ ...parties, of: z.enum(['food', 'delivery']), rating: z.int() }),
)

/** Everything that the people of an order may hear of it. */
export const orderEvents = [
  OrderPlaced,
  OrderPaid,
  OrderAccepted,
  CookingStarted,
  FoodReady,
  DriverAssigned,
  DriverLeft,
  FoodPickedUp,
  OnTheWay,
  OrderDelivered,
  OrderCompleted,
  OrderDisputed,
  DisputeDismissed,
  OrderRefunded,
  OrderCancelled,
  OrderPaymentProblem,
  ReadyTimeChanged,
  DriverChanged,
  EtaChanged,
  PartRefunded,
  OrderTipped,
  OrderRated,
] as const
