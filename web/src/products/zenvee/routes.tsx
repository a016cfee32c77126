import { createRoute, redirect } from '@tanstack/react-router'
import { customerTree, onMyWayRoute } from './customer/routes.tsx'
import { operationsTree } from './operations/routes.tsx'
import { technicianTree } from './technician/routes.tsx'
import { vendorTree } from './vendor/routes.tsx'
import { zenveeRoute } from './zenvee-route.ts'

const indexRoute = createRoute({
  getParentRoute: () => zenveeRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/zenvee/app', replace: true })
  },
})

/** All of Zenvee. */
export const zenveeTree = zenveeRoute.addChildren([
  indexRoute,
  customerTree,
  technicianTree,
  operationsTree,
  vendorTree,
  onMyWayRoute,
])
