import { z } from 'zod'
import { Done, endpoint, page, paging } from '../endpoint.ts'
import { Money, Price } from '../money.ts'
import { ExperienceDriver, WorkPlace } from './discovery.ts'

/** Every chapter of a booking's story; the moves between them are in the server's booking.lifecycle.ts. */
export const BookingState = z.enum([
  'requested',
  'countered',
  'accepted',
  'declined',
  'expired',
  'unfulfilled',
  'en_route',
  'arrived',
  'in_service',
  'completed',
  'disputed',
  'settled',
  'refunded',
  'cancelled',
])
export type BookingState = z.infer<typeof BookingState>

/** One of the two people, as far as the other may know them. */
const Party = z.object({ id: z.uuid(), name: z.string(), photoUrl: z.string().nullable() })

const ExtraWork = z.object({
  id: z.uuid(),
  title: z.string(),
  price: Money,
  state: z.enum(['asked', 'approved', 'declined']),
  askedAt: z.iso.datetime(),
})

/** A booking, as the one who asks may see it. `can` names the moves that are open to them now. */
export const Booking = z.object({
  id: z.uuid(),
  number: z.string(),
  state: BookingState,
  stateSince: z.iso.datetime(),
  version: z.int(),
  can: z.array(z.string()),
  mode: z.enum(['chosen', 'best_match']),
  customer: Party,
  technician: Party.extend({ headline: z.string(), vehicle: z.string().nullable() }).nullable(),
  service: z.object({ slug: z.string(), title: z.string() }),
  answers: z.record(z.string(), z.unknown()),
  desiredDriver: ExperienceDriver.nullable(),
  note: z.string(),
  /** Technicians see the district until they have accepted, the door from then on. */
  place: WorkPlace.extend({ exact: z.boolean() }),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** What it costs the customer: service and extra work, tax, tip; `total` is their sum. */
  price: z.object({ service: Money, extras: Money, tax: Money, tip: Money, total: Money }),
  /** What the technician gets of it; only they and operations see this. */
  earnings: z.object({ fee: Money, earned: Money }).nullable(),
  counter: z
    .object({
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      price: Money,
      note: z.string(),
    })
    .nullable(),
  /** When an answer is due, while one is awaited. */
  answerBy: z.iso.datetime().nullable(),
  payment: z.object({
    state: z.enum([
      'none',
      'authorising',
      'needs_action',
      'authorised',
      'failed',
      'captured',
      'voided',
      'refunded',
    ]),
    paymentId: z.uuid().nullable(),
    reason: z.string().nullable(),
    actionUrl: z.string().nullable(),
    refunded: Money,
  }),
  /** Four digits that the customer reads out at the door; nobody else sees them. */
  startCode: z.string().nullable(),
  /** Live tracking can be joined while this is here: the subject for /sharing/:subject. */
  sharing: z.string().nullable(),
  extraWork: z.array(ExtraWork),
  acceptedAt: z.iso.datetime().nullable(),
  arrivedAt: z.iso.datetime().nullable(),
  startedAt: z.iso.datetime().nullable(),
  completedAt: z.iso.datetime().nullable(),
  /** When the money goes to the technician unless a problem is reported before. */
  settlesAt: z.iso.datetime().nullable(),
  proof: z
    .object({
      note: z.string(),
      photos: z.array(z.object({ id: z.uuid(), url: z.string(), thumbnailUrl: z.string() })),
    })
    .nullable(),
  cancellation: z.object({ by: z.string(), reason: z.string(), fee: Money }).nullable(),
  dispute: z
    .object({
      reason: z.string(),
      text: z.string(),
      at: z.iso.datetime(),
      outcome: z.string().nullable(),
    })
    .nullable(),
  reviewed: z.boolean(),
  matchId: z.uuid().nullable(),
  history: z.array(
    z.object({
      move: z.string(),
      state: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
      reason: z.string().nullable(),
    }),
  ),
  createdAt: z.iso.datetime(),
})
export type Booking = z.infer<typeof Booking>

/** A line of a list. */
export const BookingLine = z.object({
  id: z.uuid(),
  number: z.string(),
  state: BookingState,
  version: z.int(),
  service: z.string(),
  customer: z.string(),
  technician: z.string().nullable(),
  technicianPhotoUrl: z.string().nullable(),
  placeLabel: z.string(),
  startsAt: z.iso.datetime(),
  answerBy: z.iso.datetime().nullable(),
  total: Money,
  createdAt: z.iso.datetime(),
})
export type BookingLine = z.infer<typeof BookingLine>

const moveRefuses = [
  'zenvee.no_such_booking',
  'lifecycle.not_from_here',
  'lifecycle.stale_version',
  'lifecycle.not_yours_to_do',
] as const
const id = { bookingId: z.uuid() }
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
    'availability.not_bookable',
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
    'availability.not_bookable',
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
  [
    'zenvee.time_has_passed',
    'zenvee.wrong_currency',
    'availability.not_bookable',
    'availability.slot_taken',
  ],
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

export const tipBooking = endpoint({
  method: 'POST',
  path: '/bookings/:bookingId/tip',
  summary: 'Tip the technician; all of it is theirs',
  input: z.object({ ...id, amount: Price }),
  output: Booking,
  refuses: [
    ...moveRefuses,
    'zenvee.tip_given',
    'zenvee.tip_too_late',
    'zenvee.wrong_currency',
    'zenvee.tip_too_much',
  ],
})

export const reviewBooking = endpoint({
  method: 'POST',
  path: '/bookings/:bookingId/review',
  summary: 'Rate the visit and the promise',
  status: 201,
  input: z.object({
    ...id,
    rating: z.int().min(1).max(5),
    driverKept: z.boolean().nullable().default(null),
    text: z.string().trim().max(2000).default(''),
  }),
  output: Done,
  refuses: [
    'zenvee.no_such_booking',
    'zenvee.not_finished',
    'reviews.already_reviewed',
    'reviews.window_closed',
  ],
})

export const shareOnMyWay = endpoint({
  method: 'POST',
  path: '/bookings/:bookingId/on-my-way',
  summary: 'A link that shows the arrival without an account',
  status: 201,
  input: z.object(id),
  output: z.object({ path: z.string(), until: z.string() }),
  refuses: ['zenvee.no_such_booking', 'zenvee.nothing_shared'],
})

export const Receipt = z.object({
  number: z.string(),
  issuedAt: z.iso.datetime(),
  service: z.string(),
  customer: z.string(),
  technician: z.string(),
  place: z.string(),
  lines: z.array(
    z.object({
      label: z.string(),
      amount: Money,
      kind: z.enum(['service', 'extra', 'tax', 'tip', 'fee', 'refund']),
    }),
  ),
  paid: Money,
  refunded: Money,
  method: z.string(),
})
export type Receipt = z.infer<typeof Receipt>
export const readReceipt = endpoint({
  method: 'GET',
  path: '/bookings/:bookingId/receipt',
  summary: 'The receipt, line by line',
  input: z.object(id),
  output: Receipt,
  refuses: ['zenvee.no_such_booking', 'zenvee.no_receipt_yet'],
})
export const downloadReceipt = endpoint({
  method: 'GET',
  path: '/bookings/:bookingId/receipt.pdf',
  summary: 'The receipt as PDF',
  raw: true,
  input: z.object(id),
  output: z.unknown(),
  refuses: ['zenvee.no_such_booking', 'zenvee.no_receipt_yet'],
})

/** Everything about a booking for those who answer for it: paged list for operations. */
export const listAllBookings = endpoint({
  method: 'GET',
  path: '/operations/bookings',
  summary: 'Every booking, for operations; newest first',
  input: z.object({
    ...paging,
    state: BookingState.optional(),
    q: z.string().max(80).optional(),
    stuck: z.stringbool().optional(),
  }),
  output: page(BookingLine),
})
