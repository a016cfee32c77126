/** States in which nothing more happens to a booking. */
export const END_STATES: ReadonlySet<string> = new Set([
  'declined',
  'expired',
  'unfulfilled',
  'settled',
  'refunded',
  'cancelled',
])
