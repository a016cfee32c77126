import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { PRODUCT_IDS } from '../lib/products.tsx'
import { oneOf, search, text } from '../lib/search.ts'
import { signedIn, withWords } from './guard.ts'
import { rootRoute } from './root-route.tsx'

const portalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  loader: withWords('portal'),
  component: lazyRouteComponent(() => import('./portal/portal.tsx'), 'Portal'),
})

/** Where to go after signing in, and to which product. */
const entry = { next: text(500, /^\//), product: oneOf(PRODUCT_IDS) }

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: search(entry),
  loader: withWords('account', 'portal'),
  component: lazyRouteComponent(() => import('./sign-in/sign-in.tsx'), 'SignIn'),
})

const oidcReturnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in/return',
  validateSearch: search({ code: text(2_000), state: text(2_000), iss: text(500) }),
  loader: withWords('account', 'portal'),
  component: lazyRouteComponent(() => import('./sign-in/oidc-return.tsx'), 'OidcReturn'),
})

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'register',
  validateSearch: search({
    ...entry,
    as: oneOf(['customer', 'technician', 'chef', 'driver']),
  }),
  loader: withWords('account', 'portal'),
  component: lazyRouteComponent(() => import('./sign-in/register.tsx'), 'Register'),
})

const forgotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'forgot-password',
  validateSearch: search(entry),
  loader: withWords('account', 'portal'),
  component: lazyRouteComponent(() => import('./sign-in/forgot.tsx'), 'Forgot'),
})

const link = { token: text(500), product: oneOf(PRODUCT_IDS) }

const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'reset-password',
  validateSearch: search(link),
  loader: withWords('account', 'portal'),
  component: lazyRouteComponent(() => import('./sign-in/reset.tsx'), 'Reset'),
})

const verifyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'verify-email',
  validateSearch: search(link),
  loader: withWords('account', 'portal'),
  component: lazyRouteComponent(() => import('./sign-in/verify-email.tsx'), 'VerifyEmail'),
})

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'account',
  validateSearch: search({ tab: oneOf(['profile', 'security', 'notifications']) }),
  beforeLoad: signedIn(),
  loader: withWords('account'),
  component: lazyRouteComponent(() => import('./account/account.tsx'), 'Account'),
})

const kitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'kit',
  validateSearch: search({
    part: text(),
    brand: oneOf(PRODUCT_IDS),
    q: text(),
    sort: text(),
    row: text(),
  }),
  component: lazyRouteComponent(() => import('./kit/kit.tsx'), 'Kit'),
})

/** The pages that belong to no product. */
export const appRoutes = [
  portalRoute,
  signInRoute,
  oidcReturnRoute,
  registerRoute,
  forgotRoute,
  resetRoute,
  verifyRoute,
  accountRoute,
  kitRoute,
]
