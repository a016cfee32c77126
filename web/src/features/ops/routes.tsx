import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../app/guard.ts'
import { rootRoute } from '../../app/root-route.tsx'

/** `/ops`: founders and operators. */
export const opsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'ops',
  beforeLoad: signedIn(['founder', 'operator', 'admin']),
  loader: withWords('ops'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'OpsFrame'),
})

const homeRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home.tsx'), 'OpsHome'),
})

/** The founder's and the operator's pages. */
export const opsTree = opsRoute.addChildren([homeRoute])
