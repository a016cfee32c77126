import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { ridendineRoute } from '../ridendine-route.ts'

/** `/ridendine/kitchen`: the chef's app, for a tablet beside the stove. */
export const kitchenRoute = createRoute({
  getParentRoute: () => ridendineRoute,
  path: 'kitchen',
  beforeLoad: signedIn(['chef', 'founder']),
  loader: withWords('ridendine', 'ridendine-kitchen', 'refusals'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'KitchenFrame'),
})

const boardRoute = createRoute({
  getParentRoute: () => kitchenRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./board.tsx'), 'Board'),
})

/** The chef's pages. */
export const kitchenTree = kitchenRoute.addChildren([boardRoute])
