import { createRoute, redirect } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.tsx'

const DESK = '/zenvee/operations'

const opsRoute = createRoute({ getParentRoute: () => rootRoute, path: 'ops' })

const homeRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: DESK, replace: true })
  },
})

const pageRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: '$',
  beforeLoad: ({ params }) => {
    throw redirect({ href: `${DESK}/${params._splat ?? ''}`, replace: true })
  },
})

/** `/ops/…` is how the server names pages of the desk, whatever product is run; it leads to the desk. */
export const opsTree = opsRoute.addChildren([homeRoute, pageRoute])
