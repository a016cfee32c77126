import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { oneOf, search, text } from '../../../lib/search.ts'
import { ridendineRoute } from '../ridendine-route.ts'

/** `/ridendine/kitchen`: the chef's app, for a tablet beside the stove. */
export const kitchenRoute = createRoute({
  getParentRoute: () => ridendineRoute,
  path: 'kitchen',
  beforeLoad: signedIn(['chef', 'founder']),
  loader: withWords('ridendine', 'ridendine-kitchen', 'everyday', 'refusals'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'KitchenFrame'),
})

const boardRoute = createRoute({
  getParentRoute: () => kitchenRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./board/board.tsx'), 'Board'),
})

const menuRoute = createRoute({
  getParentRoute: () => kitchenRoute,
  path: 'menu',
  /** The dish that is open, or `new`. */
  validateSearch: search({ dish: text() }),
  component: lazyRouteComponent(() => import('./menu/menu.tsx'), 'MenuPage'),
})

const openingRoute = createRoute({
  getParentRoute: () => kitchenRoute,
  path: 'opening',
  validateSearch: search({ tab: oneOf(['week', 'days', 'capacity']) }),
  component: lazyRouteComponent(() => import('./opening/opening.tsx'), 'OpeningPage'),
})

const moneyRoute = createRoute({
  getParentRoute: () => kitchenRoute,
  path: 'money',
  component: lazyRouteComponent(() => import('./money/earnings.tsx'), 'Earnings'),
})

const moreRoute = createRoute({
  getParentRoute: () => kitchenRoute,
  path: 'more',
  component: lazyRouteComponent(() => import('./more/more.tsx'), 'More'),
})

const figuresRoute = createRoute({
  getParentRoute: () => kitchenRoute,
  path: 'figures',
  component: lazyRouteComponent(() => import('./more/figures.tsx'), 'FiguresPage'),
})

const profileRoute = createRoute({
  getParentRoute: () => kitchenRoute,
  path: 'profile',
  component: lazyRouteComponent(() => import('./more/profile.tsx'), 'ProfilePage'),
})

const startRoute = createRoute({
  getParentRoute: () => kitchenRoute,
  path: 'start',
  component: lazyRouteComponent(() => import('./start/checklist.tsx'), 'Checklist'),
})

const papersRoute = createRoute({
  getParentRoute: () => kitchenRoute,
  path: 'papers',
  component: lazyRouteComponent(() => import('./start/papers.tsx'), 'Papers'),
})

const inboxRoute = createRoute({
  getParentRoute: () => kitchenRoute,
  path: 'inbox',
  component: lazyRouteComponent(() => import('./more/inbox.tsx'), 'KitchenInbox'),
})

/** Where notices of an order lead: it is a card on the board. */
const orderRoute = createRoute({
  getParentRoute: () => kitchenRoute,
  path: 'orders/$orderId',
  beforeLoad: () => {
    throw redirect({ to: '/ridendine/kitchen', replace: true })
  },
})

/** The chef's pages. */
export const kitchenTree = kitchenRoute.addChildren([
  boardRoute,
  menuRoute,
  openingRoute,
  moneyRoute,
  moreRoute,
  figuresRoute,
  profileRoute,
  startRoute,
  papersRoute,
  inboxRoute,
  orderRoute,
])
