import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { zenveeRoute } from '../zenvee-route.ts'

/** `/zenvee/app`: the customer's app. */
export const customerRoute = createRoute({
  getParentRoute: () => zenveeRoute,
  path: 'app',
  beforeLoad: signedIn(['customer', 'founder']),
  loader: withWords('customer'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'CustomerFrame'),
})

const homeRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home.tsx'), 'CustomerHome'),
})

/** The customer's pages. */
export const customerTree = customerRoute.addChildren([homeRoute])
