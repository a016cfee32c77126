import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { CardsSearch } from '../../../features/payments/mine/cards-search.ts'
import { ridendineRoute } from '../ridendine-route.ts'

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
  component: lazyRouteComponent(() => import('./home/home.tsx'), 'CustomerHome'),
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
  validateSearch: CardsSearch,
  component: lazyRouteComponent(() => import('./me/pages.tsx'), 'CardsPage'),
})

/** The customer's pages. */
export const customerTree = customerRoute.addChildren([
  homeRoute,
  inboxRoute,
  meRoute,
  placesRoute,
  cardsRoute,
])
