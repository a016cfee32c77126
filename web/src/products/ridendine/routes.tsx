import { createRoute, redirect } from '@tanstack/react-router'
import { adminTree } from './admin/routes.tsx'
import { kitchenTree } from './chef/routes.tsx'
import { customerTree, groupRoute } from './customer/routes.tsx'
import { driverTree } from './driver/routes.tsx'
import { ridendineRoute } from './ridendine-route.ts'

const indexRoute = createRoute({
  getParentRoute: () => ridendineRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/ridendine/app', replace: true })
  },
})

/** `/ridendine/admin/…` belongs to the API; whoever types it in a browser means the desk. */
const adminRoute = createRoute({
  getParentRoute: () => ridendineRoute,
  path: 'admin',
  beforeLoad: () => {
    throw redirect({ to: '/ridendine/desk', replace: true })
  },
})

/** All of RideNDine. */
export const ridendineTree = ridendineRoute.addChildren([
  indexRoute,
  adminRoute,
  customerTree,
  groupRoute,
  kitchenTree,
  driverTree,
  adminTree,
])
