import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { search, text } from '../../../lib/search.ts'
import { zenveeRoute } from '../zenvee-route.ts'

/** `/zenvee/vendor`: for who manages a company of technicians. */
export const vendorRoute = createRoute({
  getParentRoute: () => zenveeRoute,
  path: 'vendor',
  beforeLoad: signedIn(['vendor']),
  loader: withWords('zenvee', 'zenvee-vendor', 'everyday', 'refusals'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'VendorFrame'),
})

const companyRoute = createRoute({
  getParentRoute: () => vendorRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./company.tsx'), 'Company'),
})

const visitsRoute = createRoute({
  getParentRoute: () => vendorRoute,
  path: 'visits',
  validateSearch: search({ technician: text(40) }),
  component: lazyRouteComponent(() => import('./visits.tsx'), 'Visits'),
})

const inboxRoute = createRoute({
  getParentRoute: () => vendorRoute,
  path: 'inbox',
  component: lazyRouteComponent(() => import('../../../features/notifications/inbox.tsx'), 'Inbox'),
})

/** The manager's pages. */
export const vendorTree = vendorRoute.addChildren([companyRoute, visitsRoute, inboxRoute])
