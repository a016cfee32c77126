import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn, withWords } from '../../../app/guard.ts'
import { ridendineRoute } from '../ridendine-route.ts'

/** `/ridendine/app`: the customer's app. */
export const customerRoute = createRoute({
  getParentRoute: () => ridendineRoute,
  path: 'app',
  beforeLoad: signedIn(['customer', 'founder']),
  loader: withWords('ridendine', 'ridendine-customer', 'refusals'),
  component: lazyRouteComponent(() => import('./frame.tsx'), 'CustomerFrame'),
})

const homeRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home.tsx'), 'CustomerHome'),
})

/** The customer's pages. */
export const customerTree = customerRoute.addChildren([homeRoute])
