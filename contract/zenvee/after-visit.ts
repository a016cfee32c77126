import { z } from 'zod'
import { Done, endpoint, page, paging } from '../endpoint.ts'
import { Money, Price } from '../money.ts'
import { Booking, BookingLine, BookingState } from './booking.ts'
import { id, moveRefuses } from './bookings.ts'

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
    'reviews.reviewed_already',
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
