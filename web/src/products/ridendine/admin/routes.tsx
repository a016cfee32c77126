import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { ridendineRoute } from '../ridendine-route.ts'

/** `/ridendine/desk`: those who run the marketplace. (`/ridendine/admin` is the API's.) */
export const adminRoute = createRoute({
  getParentRoute: () => ridendineRoute,
  path: 'desk',
  beforeLoad: signedIn(['admin', 'founder']),
  loader: withWords('ridendine', 'ridendine-admin', 'console', 'operations', 'refusals'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'AdminFrame'),
})

const homeRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home.tsx'), 'AdminHome'),
})

/** The desk's pages. */
export const adminTree = adminRoute.addChildren([homeRoute])
