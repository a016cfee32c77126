import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { instant, oneOf, search, text } from '../../../lib/search.ts'
import { zenveeRoute } from '../zenvee-route.ts'
import { intentSearch } from './discover/intent.ts'

/** `/zenvee/app`: the customer's app. */
export const customerRoute = createRoute({
  getParentRoute: () => zenveeRoute,
  path: 'app',
  beforeLoad: signedIn(['customer', 'founder']),
  loader: withWords('zenvee', 'zenvee-customer', 'zenvee-series', 'everyday', 'refusals'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'CustomerFrame'),
})

const homeRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./discover/home.tsx'), 'CustomerHome'),
})

const findRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'find',
  validateSearch: intentSearch,
  component: lazyRouteComponent(() => import('./discover/find.tsx'), 'Find'),
})

const id = text()

const matchesRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'matches/$discoveryId',
  validateSearch: search({ why: id, proof: id, compare: id }),
  component: lazyRouteComponent(() => import('./cards/matches.tsx'), 'Matches'),
})

const bookRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'matches/$discoveryId/book',
  validateSearch: search({ technician: id, at: instant }),
  component: lazyRouteComponent(() => import('./book/book.tsx'), 'Book'),
})

const technicianRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'technicians/$technicianId',
  component: lazyRouteComponent(() => import('./cards/technician.tsx'), 'TechnicianPage'),
})

const bookingsRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'bookings',
  validateSearch: search({ group: oneOf(['open', 'past']) }),
  component: lazyRouteComponent(() => import('./bookings.tsx'), 'Bookings'),
})

const bookingRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'bookings/$bookingId',
  validateSearch: search({
    sheet: oneOf(['cancel', 'propose', 'pay', 'problem']),
    /** Set by the bank's page when it sends the payer back. */
    redirect_status: id,
  }),
  component: lazyRouteComponent(() => import('./booking/booking-screen.tsx'), 'BookingScreen'),
})

const seriesRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'series',
  component: lazyRouteComponent(() => import('./series/series-list.tsx'), 'CustomerSeries'),
})

const oneSeriesRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'series/$seriesId',
  component: lazyRouteComponent(() => import('./series/series-screen.tsx'), 'CustomerSeriesScreen'),
})

const inboxRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'inbox',
  component: lazyRouteComponent(() => import('../../../features/notifications/inbox.tsx'), 'Inbox'),
})

const meRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'me',
  component: lazyRouteComponent(() => import('./me/me.tsx'), 'MePage'),
})

const placesRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'me/places',
  component: lazyRouteComponent(() => import('./me/places.tsx'), 'PlacesPage'),
})

const cardsRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'me/cards',
  // Read by the page itself (features/payments/mine/cards-search.ts).
  validateSearch: search({ setup_intent: id, redirect_status: id, back: id }),
  component: lazyRouteComponent(() => import('./me/cards.tsx'), 'CardsPage'),
})

/** `/zenvee/on-my-way/…`: for whoever holds the link. */
export const onMyWayRoute = createRoute({
  getParentRoute: () => zenveeRoute,
  path: 'on-my-way/$token',
  loader: withWords('zenvee', 'zenvee-customer', 'everyday'),
  component: lazyRouteComponent(() => import('./on-my-way.tsx'), 'OnMyWayPage'),
})

/** The customer's pages. */
export const customerTree = customerRoute.addChildren([
  homeRoute,
  findRoute,
  matchesRoute,
  bookRoute,
  technicianRoute,
  bookingsRoute,
  bookingRoute,
  seriesRoute,
  oneSeriesRoute,
  inboxRoute,
  meRoute,
  placesRoute,
  cardsRoute,
])
