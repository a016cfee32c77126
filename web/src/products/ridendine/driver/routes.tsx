import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { ridendineRoute } from '../ridendine-route.ts'

/** `/ridendine/drive`: the driver's app. */
export const driverRoute = createRoute({
  getParentRoute: () => ridendineRoute,
  path: 'drive',
  beforeLoad: signedIn(['driver', 'founder']),
  loader: withWords('ridendine', 'ridendine-driver', 'refusals'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'DriverFrame'),
})

const homeRoute = createRoute({
  getParentRoute: () => driverRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home.tsx'), 'DriverHome'),
})

/** The driver's pages. */
export const driverTree = driverRoute.addChildren([homeRoute])
