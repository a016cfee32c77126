import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { day, flag, oneOf, search, text } from '../../../lib/search.ts'
import { ridendineRoute } from '../ridendine-route.ts'
import { filterSearch } from './home/filters.ts'

/** `/ridendine/app`: the customer's app. */
export const customerRoute = createRoute({
  getParentRoute: () => ridendineRoute,
  path: 'app',
  beforeLoad: signedIn(['customer', 'founder']),
  loader: withWords('ridendine', 'ridendine-customer', 'everyday', 'refusals'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'CustomerFrame'),
})

const homeRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: '/',
  validateSearch: filterSearch,
  component: lazyRouteComponent(() => import('./home/home.tsx'), 'CustomerHome'),
})

const chefRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'chefs/$chefId',
  validateSearch: search({
    /** A day to come; as soon as possible without it. */
    day,
    /** The panel that opens a group order. */
    group: flag,
  }),
  component: lazyRouteComponent(() => import('./chef/chef.tsx'), 'ChefScreen'),
})

const checkoutRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'checkout',
  /** The link of a group order whose dishes are paid. */
  validateSearch: search({ group: text(64, /^[\w-]+$/) }),
  component: lazyRouteComponent(() => import('./checkout/checkout.tsx'), 'Checkout'),
})

const ordersRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'orders',
  validateSearch: search({ group: oneOf(['open', 'past']) }),
  component: lazyRouteComponent(() => import('./order/orders.tsx'), 'Orders'),
})

const orderRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'orders/$orderId',
  validateSearch: search({
    sheet: oneOf(['cancel', 'withdraw', 'pay', 'tip', 'problem']),
    /** Set by the bank's page when it sends the payer back. */
    redirect_status: text(),
  }),
  component: lazyRouteComponent(() => import('./order/order-screen.tsx'), 'OrderScreen'),
})

const inboxRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'inbox',
  component: lazyRouteComponent(() => import('../../../features/notifications/inbox.tsx'), 'Inbox'),
})

const meRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'me',
  component: lazyRouteComponent(() => import('./me/pages.tsx'), 'MePage'),
})

const placesRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'me/places',
  component: lazyRouteComponent(() => import('./me/pages.tsx'), 'PlacesPage'),
})

const cardsRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: 'me/cards',
  // Read by the page itself (features/payments/mine/cards-search.ts).
  validateSearch: search({ setup_intent: text(), redirect_status: text(), back: text() }),
  component: lazyRouteComponent(() => import('./me/pages.tsx'), 'CardsPage'),
})

/** `/ridendine/group/…`: for whoever holds the link. */
export const groupRoute = createRoute({
  getParentRoute: () => ridendineRoute,
  path: 'group/$token',
  loader: withWords('ridendine', 'ridendine-customer', 'everyday', 'refusals'),
  component: lazyRouteComponent(() => import('./group/group.tsx'), 'GroupPage'),
})

/** The customer's pages. */
export const customerTree = customerRoute.addChildren([
  homeRoute,
  chefRoute,
  checkoutRoute,
  ordersRoute,
  orderRoute,
  inboxRoute,
  meRoute,
  placesRoute,
  cardsRoute,
])
