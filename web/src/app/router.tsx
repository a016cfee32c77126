import { createRoute, createRouter, notFound, redirect } from '@tanstack/react-router'
import { opsTree } from '../features/ops/routes.tsx'
import { queries } from '../lib/api/queries.ts'
import { productOfPath } from '../lib/products.tsx'
import { session } from '../lib/session/session.ts'
import { SkeletonPage } from '../ui/skeleton.tsx'
import { appRoutes } from './app-routes.tsx'
import { rootRoute } from './root-route.tsx'

/** A product's addresses come with its first page: who uses one product does not load another's. */
const TREES = {
  zenvee: () => import('../products/zenvee/routes.tsx').then((file) => file.zenveeTree),
  ridendine: () => import('../products/ridendine/routes.tsx').then((file) => file.ridendineTree),
}
type Built = keyof typeof TREES
const BUILT = Object.keys(TREES) as readonly Built[]
type Trees = { [Product in Built]: Awaited<ReturnType<(typeof TREES)[Product]>> }

const here: Partial<Trees> = {}

/** Every address of the web app: what links and hooks know of, whether it is here yet or not. */
type EveryAddress = ReturnType<typeof everyAddress>
function everyAddress(trees: Trees) {
  return rootRoute.addChildren([...appRoutes, opsTree, trees.zenvee, trees.ridendine])
}

/**
 * What is here, and one page for every other address. That page stays when a product comes, because
 * the router still looks at it while it leaves.
 */
function addressesNow(): EveryAddress {
  const products = BUILT.flatMap((product) => here[product] ?? [])
  // The compiler sees every address always; at run time some are still on their way.
  return rootRoute.addChildren([...appRoutes, opsTree, ...products, elsewhere]) as never
}

/** An address that nobody has: of a product that is not here yet, fetch it and go on; else there is none. */
const elsewhere = createRoute({
  getParentRoute: () => rootRoute,
  path: '$',
  beforeLoad: async ({ location }) => {
    const product = BUILT.find((each) => each === productOfPath(location.pathname))
    if (!product || here[product]) throw notFound()
    await bring(product)
    addressesNow()
    router.setRoutes(router.buildRouteTree())
    throw redirect({ href: location.href, replace: true })
  },
})

async function bring(product: Built): Promise<void> {
  if (product === 'zenvee') here.zenvee = await TREES.zenvee()
  else here.ridendine = await TREES.ridendine()
}

const first = BUILT.find((product) => product === productOfPath(location.pathname))
if (first) await bring(first)

/** Every address of the web app. */
export const router = createRouter({
  routeTree: addressesNow(),
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
