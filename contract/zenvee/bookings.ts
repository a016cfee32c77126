import { z } from 'zod'
import { notBookable } from '../availability.ts'
import { endpoint, page, paging } from '../endpoint.ts'
import { Money, Price } from '../money.ts'
import { Booking, BookingLine } from './booking.ts'

/** What every move of a booking can be refused with. */
export const moveRefuses = [
  'zenvee.no_such_booking',
  'lifecycle.not_from_here',
  'lifecycle.stale_version',
  'lifecycle.not_yours_to_do',
] as const
/** In the path of every door of one booking. */
export const id = { bookingId: z.uuid() }
/** The version that the person looked at; when given, a newer one is refused. */
const version = { version: z.int().min(1).optional() }
const reason = { reason: z.string().trim().min(2).max(500) }

function moves<Shape extends z.ZodRawShape>(
  path: string,
  summary: string,
  shape: Shape,
  refuses: readonly string[] = [],
) {
  return endpoint({
    method: 'POST',
    path: `/bookings/:bookingId/${path}`,
    summary,
    input: z.object({ ...id, ...version, ...shape }),
    output: Booking,
    refuses: [...moveRefuses, ...refuses],
  })
}

export const requestBooking = endpoint({
  method: 'POST',
  path: '/bookings',
  status: 201,
  summary: 'Ask a technician, or ask for the best match',
  input: z.object({
    discoveryId: z.uuid(),
    /** Left out for a best match: the technicians of the discovery are asked one after another. */
    technicianId: z.uuid().nullable().default(null),
    startsAt: z.iso.datetime(),
    paymentMethodId: z.uuid(),
    note: z.string().trim().max(1000).default(''),
  }),
  output: Booking,
  refuses: [
    'zenvee.no_such_discovery',
    'zenvee.discovery_too_old',
    'zenvee.not_on_a_card',
    'zenvee.not_qualified',
    'zenvee.own_booking',
    'zenvee.time_has_passed',
    'availability.slot_taken',
    ...notBookable,
    'zenvee.no_such_card',
  ],
})

export const listBookings = endpoint({
  method: 'GET',
  path: '/bookings',
  summary: 'Your bookings, as customer or technician; newest first',
  input: z.object({
    ...paging,
    as: z.enum(['customer', 'technician']).default('customer'),
    group: z.enum(['open', 'past', 'all']).default('all'),
  }),
  output: page(BookingLine),
})

export const readBooking = endpoint({
  method: 'GET',
  path: '/bookings/:bookingId',
  summary: 'One booking, as you may see it',
  input: z.object(id),
  output: Booking,
  refuses: ['zenvee.no_such_booking'],
})

export const acceptBooking = moves('accept', 'Take the work', {}, [
  'zenvee.not_qualified',
  'availability.slot_taken',
])
export const declineBooking = moves('decline', 'Say no', reason)
export const counterBooking = moves(
  'counter',
  'Propose another time or price',
  {
    startsAt: z.iso.datetime().optional(),
    price: Price.optional(),
    note: z.string().trim().max(500).default(''),
  },
  [
    'zenvee.counter_says_nothing',
    'zenvee.time_has_passed',
    'zenvee.wrong_currency',
    ...notBookable,
  ],
)
export const takeCounter = moves('take-counter', 'Agree to what the technician proposed', {}, [
  'availability.slot_taken',
  'zenvee.not_qualified',
])
export const declineCounter = moves('decline-counter', 'Do not agree to it', reason)
export const propose = moves(
  'propose',
  'Answer a counter with a proposal of your own',
  {
    startsAt: z.iso.datetime(),
    price: Price.optional(),
    note: z.string().trim().max(500).default(''),
  },
  ['zenvee.time_has_passed', 'zenvee.wrong_currency', ...notBookable, 'availability.slot_taken'],
)
export const payBooking = moves(
  'pay',
  'Use another card after a decline',
  { paymentMethodId: z.uuid() },
  ['zenvee.no_such_card', 'zenvee.nothing_to_pay'],
)
export const startTrip = moves('start-trip', 'Set out', {}, [
  'zenvee.not_paid_yet',
  'zenvee.too_early',
])
export const arrive = moves('arrive', 'Be at the door', {})
export const startService = moves(
  'start-service',
  'Begin, with the four digits that the customer reads out',
  {
    startCode: z.string().regex(/^\d{4}$/, 'four digits'),
  },
  ['zenvee.wrong_start_code', 'zenvee.too_many_codes'],
)
export const overrideStart = moves(
  'override-start',
  'Begin without the code; operations only, with a reason',
  reason,
)
export const completeBooking = moves(
  'complete',
  'Done: with a photo or a note as proof',
  {
    note: z.string().trim().max(1000).default(''),
    photoIds: z.array(z.uuid()).max(12).default([]),
  },
  ['zenvee.proof_needed', 'zenvee.extra_work_open', 'files.no_such_file'],
)
export const confirmBooking = moves(
  'confirm',
  'All is well: the technician gets the money now',
  {},
  ['zenvee.not_charged_yet', 'zenvee.not_finished'],
)
export const disputeBooking = moves('dispute', 'Report a problem', {
  reason: z.enum(['not_done', 'poor_quality', 'damage', 'overcharged', 'other']),
  text: z.string().trim().min(10).max(2000),
  photoIds: z.array(z.uuid()).max(12).default([]),
})
export const refundBooking = moves(
  'refund',
  'Decide a dispute for the customer',
  { amount: Price, ...reason },
  ['zenvee.refund_too_much', 'zenvee.wrong_currency', 'zenvee.not_charged_yet'],
)
export const resolveBooking = moves('resolve', 'Decide a dispute for the technician', reason, [
  'zenvee.not_charged_yet',
])
export const cancelBooking = moves(
  'cancel',
  'Call it off; the fee is the one that /cancellation names',
  {
    ...reason,
    /** The fee that was shown; another one now is refused, so nobody is surprised. */ expectedFee:
      Price.optional(),
  },
  ['zenvee.fee_changed'],
)
export const reportNoShow = moves('no-show', 'The other one is not there', {}, ['zenvee.too_early'])

export const readCancellation = endpoint({
  method: 'GET',
  path: '/bookings/:bookingId/cancellation',
  summary: 'What calling it off would cost now, and the ladder',
  input: z.object(id),
  output: z.object({
    fee: Money,
    free: z.boolean(),
    says: z.string(),
    ladder: z.array(z.object({ until: z.iso.datetime().nullable(), fee: Money, says: z.string() })),
  }),
  refuses: ['zenvee.no_such_booking'],
})

export const askExtraWork = endpoint({
  method: 'POST',
  path: '/bookings/:bookingId/extra-work',
  summary: 'Propose extra work during the visit',
  status: 201,
  input: z.object({ ...id, title: z.string().trim().min(3).max(120), price: Price }),
  output: Booking,
  refuses: [
    ...moveRefuses,
    'zenvee.not_in_service',
    'zenvee.wrong_currency',
    'zenvee.extra_work_open',
  ],
})
export const answerExtraWork = endpoint({
  method: 'POST',
  path: '/bookings/:bookingId/extra-work/:extraId/answer',
  summary: 'Approve or decline extra work',
  input: z.object({ ...id, extraId: z.uuid(), approve: z.boolean() }),
  output: Booking,
  refuses: [
    ...moveRefuses,
    'zenvee.no_such_extra_work',
    'zenvee.extra_work_answered',
    'zenvee.not_in_service',
  ],
})
