/** Who may knock at which door; whose booking it is, the use case asks. */
export const permits = {
  customer: ['discovery.make', 'booking.request', 'booking.answer', 'booking.own'],
  technician: ['booking.work', 'booking.own', 'technician.self'],
  vendor: ['vendor.own'],
  operator: ['booking.own', 'booking.operate'],
  founder: ['booking.own', 'booking.operate', 'discovery.make', 'vendor.make'],
} as const
