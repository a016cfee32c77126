import { createRouter } from '@tanstack/react-router'
import { opsTree } from '../features/ops/routes.tsx'
import { queries } from '../lib/api/queries.ts'
import { session } from '../lib/session/session.ts'
import { ridendineTree } from '../products/ridendine/routes.tsx'
import { zenveeTree } from '../products/zenvee/routes.tsx'
import { SkeletonPage } from '../ui/skeleton.tsx'
import { appRoutes } from './app-routes.tsx'
import { rootRoute } from './root-route.tsx'

/** Every address of the web app. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([...appRoutes, zenveeTree, ridendineTree, opsTree]),
  context: { queries },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: SkeletonPage,
  defaultPendingMs: 250,
  scrollRestoration: true,
  defaultStructuralSharing: true,
  defaultViewTransition: false,
})

/** Someone else, or nobody: the guards decide again, and nothing read for the other one stays. */
async function changePerson(): Promise<void> {
  queries.removeQueries({ type: 'inactive' })
  await router.invalidate()
  queries.removeQueries({ type: 'inactive' })
  if (session.get()) await queries.resetQueries({ type: 'active' })
}

let whose = session.get()?.person.id
session.watch(() => {
  const now = session.get()?.person.id
  if (now === whose) return
  whose = now
  void changePerson()
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
