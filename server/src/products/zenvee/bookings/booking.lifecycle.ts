import { lifecycle } from '#foundation/lifecycle'
import { hours } from '#foundation/time'
import {
  BookingAccepted, BookingCancelled, BookingCompleted, BookingCountered, BookingDeclined, BookingDisputed,
  BookingExpired, BookingProposed, BookingRefunded, BookingReoffered, BookingSettled, BookingUnfulfilled,
  NoShowReported, ServiceStarted, TechnicianArrived, TripStarted,
} from './booking.events.ts'

/** Time for the customer to report a problem before the technician gets the money (D-Z3). */
export const SETTLES_AFTER_MS = hours(24)

/**
 * The life of a booking (D-Z2), whole. Cancelling late and a customer who is not there cost a
 * fee, so these are moves of their own: they take money where the free ones let it go.
 */
export const bookingLifecycle = lifecycle({
  name: 'zenvee.booking',
  table: 'zenvee.bookings',
  states: [
    'requested', 'countered', 'accepted', 'declined', 'expired', 'unfulfilled',
    'en_route', 'arrived', 'in_service', 'completed', 'disputed', 'settled', 'refunded', 'cancelled',
  ],
  starts: 'requested',
  ends: ['declined', 'expired', 'unfulfilled', 'settled', 'refunded', 'cancelled'],
  moves: {
    accept: {
      from: ['requested'], to: 'accepted', by: ['technician'], tells: BookingAccepted, money: ['authorise'],
      guard: 'every credential that the work needs is valid now, and the time is free',
    },
    decline: { from: ['requested'], to: 'declined', by: ['technician'], tells: BookingDeclined },
    counter: { from: ['requested'], to: 'countered', by: ['technician'], tells: BookingCountered, guard: 'another time or price, at which the technician is free' },
    take_counter: { from: ['countered'], to: 'accepted', by: ['customer'], tells: BookingAccepted, money: ['authorise'], guard: 'as accept' },
    decline_counter: { from: ['countered'], to: 'declined', by: ['customer'], tells: BookingDeclined },
    propose: { from: ['countered'], to: 'requested', by: ['customer'], tells: BookingProposed, guard: 'a time at which the technician is free' },
    expire: { from: ['requested', 'countered'], to: 'expired', by: ['clock'], tells: BookingExpired },
    reoffer: { from: ['declined', 'expired'], to: 'requested', by: ['system'], tells: BookingReoffered, guard: 'best match only, and somebody is left to ask' },
    give_up: { from: ['declined', 'expired'], to: 'unfulfilled', by: ['system'], tells: BookingUnfulfilled, guard: 'best match only, and nobody is left to ask' },
    start_trip: { from: ['accepted'], to: 'en_route', by: ['technician'], tells: TripStarted, guard: 'the card is authorised; at most three hours early' },
    arrive: { from: ['en_route'], to: 'arrived', by: ['technician', 'system'], tells: TechnicianArrived },
    start_service: { from: ['arrived'], to: 'in_service', by: ['technician', 'operator', 'founder'], tells: ServiceStarted, guard: 'the four digits of the customer, or operations with a reason' },
    complete: { from: ['in_service'], to: 'completed', by: ['technician'], tells: BookingCompleted, money: ['capture'], guard: 'a photo or a note as proof, no extra work unanswered' },
    settle: { from: ['completed', 'disputed'], to: 'settled', by: ['customer', 'clock', 'operator', 'founder'], tells: BookingSettled, money: ['settle'], guard: 'a dispute is settled by operations only' },
    dispute: { from: ['completed'], to: 'disputed', by: ['customer'], tells: BookingDisputed },
    refund: { from: ['disputed'], to: 'refunded', by: ['operator', 'founder'], tells: BookingRefunded, money: ['refund'] },
    cancel: {
      from: ['requested', 'countered', 'accepted', 'en_route', 'arrived'], to: 'cancelled',
      by: ['customer', 'technician', 'operator', 'founder', 'clock', 'system'], tells: BookingCancelled, money: ['void'],
      guard: 'free by the ladder, or called off by the technician or operations',
    },
    cancel_late: { from: ['accepted', 'en_route', 'arrived'], to: 'cancelled', by: ['customer'], tells: BookingCancelled, money: ['capture', 'settle'], guard: 'inside the fee ladder' },
    technician_missing: { from: ['accepted', 'en_route'], to: 'cancelled', by: ['customer', 'clock'], tells: NoShowReported, money: ['void'], guard: 'thirty minutes past the start' },
    customer_missing: { from: ['arrived'], to: 'cancelled', by: ['technician'], tells: NoShowReported, money: ['capture', 'settle'], guard: 'fifteen minutes after arriving' },
  },
  timers: [
    { in: 'requested', move: 'expire', at: 'answer_by' },
    { in: 'countered', move: 'expire', at: 'answer_by' },
    { in: 'accepted', move: 'technician_missing', at: 'no_show_at' },
    { in: 'en_route', move: 'technician_missing', at: 'no_show_at' },
    { in: 'completed', move: 'settle', after: SETTLES_AFTER_MS },
  ],
})
