/** Whose pages of series these are, and where the two of them stand. */
export type Side = 'customer' | 'technician'

export const SERIES_PATHS = {
  customer: {
    list: '/zenvee/app/series',
    one: '/zenvee/app/series/$seriesId',
    booking: '/zenvee/app/bookings/$bookingId',
    back: '/zenvee/app/bookings',
  },
  technician: {
    list: '/zenvee/pro/series',
    one: '/zenvee/pro/series/$seriesId',
    booking: '/zenvee/pro/jobs/$bookingId',
    back: '/zenvee/pro/me',
  },
} as const
