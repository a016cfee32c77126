import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { ridendineRoute } from '../ridendine-route.ts'

/** `/ridendine/drive`: the driver's app. */
export const driverRoute = createRoute({
  getParentRoute: () => ridendineRoute,
  path: 'drive',
  beforeLoad: signedIn(['driver', 'founder']),
  loader: withWords('ridendine', 'ridendine-driver', 'everyday', 'refusals'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'DriverFrame'),
})

const homeRoute = createRoute({
  getParentRoute: () => driverRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home.tsx'), 'DriverHome'),
})

const earningsRoute = createRoute({
  getParentRoute: () => driverRoute,
  path: 'earnings',
  component: lazyRouteComponent(() => import('./money/earnings.tsx'), 'Earnings'),
})

const figuresRoute = createRoute({
  getParentRoute: () => driverRoute,
  path: 'figures',
  component: lazyRouteComponent(() => import('./money/figures.tsx'), 'Figures'),
})

const meRoute = createRoute({
  getParentRoute: () => driverRoute,
  path: 'me',
  component: lazyRouteComponent(() => import('./account/me.tsx'), 'DriverMe'),
})

const documentsRoute = createRoute({
  getParentRoute: () => driverRoute,
  path: 'documents',
  component: lazyRouteComponent(() => import('./account/documents.tsx'), 'Documents'),
})

const vehicleRoute = createRoute({
  getParentRoute: () => driverRoute,
  path: 'vehicle',
  component: lazyRouteComponent(() => import('./account/vehicle.tsx'), 'VehicleScreen'),
})

const incidentsRoute = createRoute({
  getParentRoute: () => driverRoute,
  path: 'incidents',
  component: lazyRouteComponent(() => import('./account/incidents.tsx'), 'Incidents'),
})

const inboxRoute = createRoute({
  getParentRoute: () => driverRoute,
  path: 'inbox',
  component: lazyRouteComponent(() => import('../../../features/notifications/inbox.tsx'), 'Inbox'),
})

/** The driver's pages. */
export const driverTree = driverRoute.addChildren([
  homeRoute,
  earningsRoute,
  figuresRoute,
  meRoute,
  documentsRoute,
  vehicleRoute,
  incidentsRoute,
  inboxRoute,
])
