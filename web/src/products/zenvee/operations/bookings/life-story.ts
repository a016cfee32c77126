import type { BookingState } from '#contract/zenvee'

/** One move of the life story: from where to where, and who makes it. */
export interface Move {
  readonly move: string
  readonly from: BookingState
  readonly to: BookingState
}

const moves = (move: string, from: readonly BookingState[], to: BookingState): Move[] =>
  from.map((each) => ({ move, from: each, to }))

/** The moves of the server's booking.lifecycle.ts; a test holds the two together. */
export const MOVES: readonly Move[] = [
  ...moves('accept', ['requested'], 'accepted'),
  ...moves('decline', ['requested'], 'declined'),
  ...moves('counter', ['requested'], 'countered'),
  ...moves('take_counter', ['countered'], 'accepted'),
  ...moves('decline_counter', ['countered'], 'declined'),
  ...moves('propose', ['countered'], 'requested'),
  ...moves('expire', ['requested', 'countered'], 'expired'),
  ...moves('reoffer', ['declined', 'expired'], 'requested'),
  ...moves('give_up', ['declined', 'expired'], 'unfulfilled'),
  ...moves('start_trip', ['accepted'], 'en_route'),
  ...moves('arrive', ['en_route'], 'arrived'),
  ...moves('start_service', ['arrived'], 'in_service'),
  ...moves('complete', ['in_service'], 'completed'),
  ...moves('settle', ['completed', 'disputed'], 'settled'),
  ...moves('dispute', ['completed'], 'disputed'),
  ...moves('refund', ['disputed'], 'refunded'),
  ...moves('cancel', ['requested', 'countered', 'accepted', 'en_route', 'arrived'], 'cancelled'),
  ...moves('cancel_late', ['accepted', 'en_route', 'arrived'], 'cancelled'),
  ...moves('technician_missing', ['accepted', 'en_route'], 'cancelled'),
  ...moves('customer_missing', ['arrived'], 'cancelled'),
]

/** Where each state stands on the drawing: its centre, px. */
export const SPOTS: Readonly<Record<BookingState, readonly [x: number, y: number]>> = {
  requested: [80, 130],
  countered: [80, 290],
  accepted: [256, 130],
  en_route: [416, 130],
  arrived: [576, 130],
  in_service: [736, 130],
  completed: [896, 130],
  settled: [1056, 130],
  disputed: [896, 290],
  refunded: [1056, 290],
  cancelled: [496, 290],
  declined: [256, 290],
  expired: [256, 390],
  unfulfilled: [416, 390],
}
export const LIFE_STAGE = { width: 1136, height: 460, boxWidth: 112, boxHeight: 44 } as const
