import { audience, topic } from '#foundation/live'
import { defineProduct } from '#foundation/module'
import { bookingEvents } from './bookings/booking.events.ts'
import { bookingLifecycle } from './bookings/booking.lifecycle.ts'
import { findBookingRow } from './bookings/bookings.sql.ts'
import { moveByClock } from './bookings/clock.ts'
import { sideOf } from './bookings/parties.ts'
import { payOutTechnicians } from './bookings/pay-out.ts'
import { doors } from './bookings/routes.ts'
import { bookingSubscribers } from './bookings/subscribers.ts'
import { needs } from './needs.ts'
import { permits } from './permits.ts'
import { personas } from './seed/personas.ts'
import { seed } from './seed/seed.ts'

import { requestSeriesVisits } from './series/request-visits.ts'
import { seriesEvents } from './series/series.events.ts'
import { seriesLifecycle } from './series/series.lifecycle.ts'
import { seriesSubscribers } from './series/tell-series.ts'

import { membershipEvents, VendorMade } from './vendors/membership.events.ts'
import { membershipLifecycle } from './vendors/membership.lifecycle.ts'

export { bookingLifecycle } from './bookings/booking.lifecycle.ts'
export { payOutAll } from './bookings/pay-out.ts'
export { zenveeInsights } from './insights.ts'
export { requestSeriesVisits } from './series/request-visits.ts'

export const zenvee = defineProduct({
  name: 'zenvee',
  title: 'Zenvee',
  folder: import.meta.dirname,
  needs,
  permits,
  prefix: '/zenvee/v1',
  prefixAlone: '/v1',
  shows: [
    'identity',
    'organisations',
    'verification',
    'catalog',
    'places',
    'availability',
    'matching',
    'tracking',
    'payments',
    'ledger',
    'notifications',
    'reviews',
    'files',
    'audit',
    'webhooks',
    'insights',
    'demo',
  ],
  doors,
  events: [...bookingEvents, ...seriesEvents, VendorMade, ...membershipEvents],
  subscribers: [...bookingSubscribers, ...seriesSubscribers],
  jobs: [payOutTechnicians, requestSeriesVisits],
  lifecycles: [bookingLifecycle, seriesLifecycle, membershipLifecycle],
  timers: { [bookingLifecycle.name]: moveByClock },
  topics: [
    topic({
      name: bookingLifecycle.name,
      permit: async (tx, id) => {
        const booking = await findBookingRow(tx, id)
        return booking !== undefined && sideOf(tx, booking) !== undefined
      },
    }),
  ],
  audiences: [
    audience(bookingEvents, (tx, said, message) => [
      message.stream,
      `person:${said.customerId}`,
      `operations:${tx.orgId}`,
      ...(said.technicianId ? [`person:${said.technicianId}`] : []),
    ]),
    audience(membershipEvents, (tx, said) => [
      `person:${said.managerId}`,
      `person:${said.technicianId}`,
      `operations:${tx.orgId}`,
    ]),
    audience(seriesEvents, (tx, said) => [
      `person:${said.customerId}`,
      `person:${said.technicianId}`,
      `operations:${tx.orgId}`,
    ]),
  ],
  openRoles: ['customer', 'technician'],
  personas,
  seed,
})
