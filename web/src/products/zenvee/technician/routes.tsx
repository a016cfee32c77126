import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { zenveeRoute } from '../zenvee-route.ts'

/** `/zenvee/pro`: the technician's app. */
export const technicianRoute = createRoute({
  getParentRoute: () => zenveeRoute,
  path: 'pro',
  beforeLoad: signedIn(['technician', 'founder']),
  loader: withWords('technician'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'TechnicianFrame'),
})

const homeRoute = createRoute({
  getParentRoute: () => technicianRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home.tsx'), 'TechnicianHome'),
})

/** The technician's pages. */
export const technicianTree = technicianRoute.addChildren([homeRoute])
