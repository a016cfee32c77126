import { z } from 'zod'
import { Money } from '#contract/money'
import { event } from '#foundation/events'

/** Who a booking is between: what every listener needs to know whom it concerns. */
const parties = {
  bookingId: z.uuid(),
  customerId: z.uuid(),
  technicianId: z.uuid().nullable(),
}
const Parties = z.object(parties)
export type BookingParties = z.infer<typeof Parties>

export const BookingRequested = event(
  'zenvee.booking.requested',
  1,
  z.object({ ...parties, startsAt: z.string(), offer: z.int() }),
)
export const BookingAccepted = event(
  'zenvee.booking.accepted',
  1,
  z.object({ ...parties, startsAt: z.string(), total: Money }),
)
export const BookingDeclined = event(
  'zenvee.booking.declined',
  1,
  z.object({ ...parties, by: z.enum(['customer', 'technician']) }),
)
export const BookingCountered = event(
  'zenvee.booking.countered',
  1,
  z.object({ ...parties, startsAt: z.string(), price: Money }),
)
export const BookingProposed = event(
  'zenvee.booking.proposed',
  1,
  z.object({ ...parties, startsAt: z.string(), price: Money }),
)
export const BookingExpired = event('zenvee.booking.expired', 1, Parties)
export const BookingReoffered = event(
  'zenvee.booking.reoffered',
  1,
  z.object({ ...parties, offer: z.int() }),
)
export const BookingUnfulfilled = event('zenvee.booking.unfulfilled', 1, Parties)
export const TripStarted = event('zenvee.booking.en_route', 1, Parties)
export const TechnicianArrived = event('zenvee.booking.arrived', 1, Parties)
export const ServiceStarted = event(
  'zenvee.booking.in_service',
  1,
  z.object({ ...parties, withCode: z.boolean() }),
)
export const BookingCompleted = event(
  'zenvee.booking.completed',
  1,
  z.object({ ...parties, total: Money }),
)
export const BookingDisputed = event(
  'zenvee.booking.disputed',
  1,
  z.object({ ...parties, reason: z.string() }),
)
export const BookingSettled = event(
  'zenvee.booking.settled',
  1,
  z.object({ ...parties, earned: Money }),
)
export const BookingRefunded = event(
  'zenvee.booking.refunded',
  1,
  z.object({ ...parties, amount: Money }),
)
export const BookingCancelled = event(
  'zenvee.booking.cancelled',
  1,
  z.object({ ...parties, by: z.string(), fee: Money }),
)
export const NoShowReported = event(
  'zenvee.booking.no_show',
  1,
  z.object({ ...parties, missing: z.enum(['customer', 'technician']), fee: Money }),
)

/** Facts beside the story's moves. */
export const BookingPaid = event('zenvee.booking.payment_authorised', 1, Parties)
export const PaymentProblem = event(
  'zenvee.booking.payment_failed',
  1,
  z.object({ ...parties, reason: z.string() }),
)
export const ExtraWorkAsked = event(
  'zenvee.booking.extra_work_asked',
  1,
  z.object({ ...parties, extraId: z.uuid(), price: Money }),
)
export const ExtraWorkAnswered = event(
  'zenvee.booking.extra_work_answered',
  1,
  z.object({ ...parties, extraId: z.uuid(), approved: z.boolean() }),
)
export const TipGiven = event('zenvee.booking.tipped', 1, z.object({ ...parties, amount: Money }))
export const ReceiptReady = event('zenvee.booking.receipt_ready', 1, Parties)

/** Everything that the two people of a booking may hear of it. */
export const bookingEvents = [
  BookingRequested,
  BookingAccepted,
  BookingDeclined,
  BookingCountered,
  BookingProposed,
  BookingExpired,
  BookingReoffered,
  BookingUnfulfilled,
  TripStarted,
  TechnicianArrived,
  ServiceStarted,
  BookingCompleted,
  BookingDisputed,
  BookingSettled,
  BookingRefunded,
  BookingCancelled,
  NoShowReported,
  BookingPaid,
  PaymentProblem,
  ExtraWorkAsked,
  ExtraWorkAnswered,
  TipGiven,
  ReceiptReady,
] as const
